import { pick } from "./random.ts";

type Phrases = readonly [string, ...string[]];

/** What people of the town post about what they are interested in. */
const BY_INTEREST: Readonly<Record<string, Phrases>> = {
  摄影: ["等了一上午，终于拍到翠鸟捕鱼。", "雨后的老街，随手一拍都是画。"],
  徒步: ["今天走了十八公里，腿酸，心里很敞亮。", "山顶的风很大，云就在脚下。"],
  羽毛球: ["连赢三局，请客的人不是我。", "新拍子很顺手，明晚还差一个人。"],
  烘焙: ["第七次失败以后，舒芙蕾终于站起来了。", "刚出炉的海盐卷，楼下邻居都闻到了。"],
  围棋: ["被一个八岁的小朋友中盘胜，心服口服。", "复盘到半夜，才看懂那一手小飞。"],
  骑行: ["沿江骑到日落，回程顺风。", "爬坡三百米，全靠一首歌撑着。"],
  露营: ["炉火、星星和一壶热茶。", "帐篷外面有刺猬散步。"],
  桌游: ["周六的局还差两位，新手也欢迎。", "谈判两小时，最后大家一起输给了瘟疫。"],
  书法: ["临《兰亭序》第一百遍。", "写了一上午春联，送给街坊。"],
  音乐: ["琴行新到一把老吉他，声音像秋天。", "昨晚的现场，最后一首全场合唱。"],
  电影: ["重看《花样年华》，这次看懂了雨。", "散场以后谁都不想说话，坐到灯亮。"],
  钓鱼: ["空军一日，风景倒是钓满了。", "三斤二两的鲫鱼，放回去了。"],
};

const ABOUT_NOTHING: Phrases = [
  "早市的豆花，还是小时候的味道。",
  "快过年了，路上的人都拎着东西走得很快。",
  "楼下的猫今天肯让我摸了。",
  "加班到这个点，月亮很好看。",
];

/** What friends say of it. */
export const REMARKS: Phrases = ["好看！", "下次叫上我", "太羡慕了", "在哪里呀？", "哈哈哈", "注意安全"];

/** What people answer to that. */
export const THANKS: Phrases = ["谢谢！", "好呀，一起", "周末就去", "等你"];

/** Something to post for somebody with an interest, or with none. */
export const phraseOf = (interest: string | undefined, random: () => number): string =>
  pick(BY_INTEREST[interest ?? ""] ?? ABOUT_NOTHING, random);
