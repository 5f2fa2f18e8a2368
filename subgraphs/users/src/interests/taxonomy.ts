/** What people may be interested in: its Chinese name is its id, which groups and moments use too. */
export type Interest = { readonly name: string; readonly englishName: string };

/** Interests of one kind. */
export type InterestCategory = Interest & { readonly interests: readonly Interest[] };

const category = (
  name: string,
  englishName: string,
  names: Readonly<Record<string, string>>,
): InterestCategory => ({
  name,
  englishName,
  interests: Object.entries(names).map(([chinese, english]) => ({ name: chinese, englishName: english })),
});

/** All interests that a profile may name, by category. */
export const INTEREST_CATEGORIES: readonly InterestCategory[] = [
  category("户外", "Outdoors", {
    徒步: "hiking",
    露营: "camping",
    骑行: "cycling",
    钓鱼: "fishing",
    登山: "mountaineering",
    攀岩: "climbing",
    滑雪: "skiing",
    潜水: "diving",
    观鸟: "birdwatching",
  }),
  category("运动", "Sports", {
    羽毛球: "badminton",
    乒乓球: "table tennis",
    篮球: "basketball",
    足球: "football",
    网球: "tennis",
    跑步: "running",
    游泳: "swimming",
    瑜伽: "yoga",
    健身: "fitness",
    太极拳: "tai chi",
    广场舞: "square dancing",
  }),
  category("艺术", "Arts", {
    摄影: "photography",
    书法: "calligraphy",
    绘画: "painting",
    音乐: "music",
    电影: "film",
    戏曲: "Chinese opera",
    舞蹈: "dance",
    阅读: "reading",
    手工: "crafts",
    汉服: "hanfu",
  }),
  category("美食", "Food", {
    烘焙: "baking",
    烹饪: "cooking",
    茶艺: "tea",
    咖啡: "coffee",
    火锅: "hotpot",
    探店: "eating out",
  }),
  category("游戏", "Games", {
    围棋: "go",
    象棋: "Chinese chess",
    桌游: "board games",
    麻将: "mahjong",
    剧本杀: "murder mystery games",
    电子竞技: "esports",
  }),
  category("生活", "Living", {
    旅行: "travel",
    园艺: "gardening",
    宠物: "pets",
    亲子: "parenting",
    理财: "personal finance",
    公益: "volunteering",
    汽车: "cars",
    数码: "gadgets",
    编程: "programming",
    语言学习: "learning languages",
  }),
];

const known: ReadonlySet<string> = new Set(
  INTEREST_CATEGORIES.flatMap(({ interests }) => interests.map(({ name }) => name)),
);

/** Whether the taxonomy has an interest of this Chinese name. */
export const isInterest = (name: string): boolean => known.has(name);
