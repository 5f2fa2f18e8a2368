import { pick } from "./random.ts";

type Name = { readonly chinese: string; readonly latin: string };

const FAMILY_NAMES: readonly [Name, ...Name[]] = [
  { chinese: "王", latin: "wang" },
  { chinese: "李", latin: "li" },
  { chinese: "张", latin: "zhang" },
  { chinese: "刘", latin: "liu" },
  { chinese: "陈", latin: "chen" },
  { chinese: "杨", latin: "yang" },
  { chinese: "赵", latin: "zhao" },
  { chinese: "黄", latin: "huang" },
  { chinese: "周", latin: "zhou" },
  { chinese: "吴", latin: "wu" },
  { chinese: "徐", latin: "xu" },
  { chinese: "孙", latin: "sun" },
  { chinese: "胡", latin: "hu" },
  { chinese: "朱", latin: "zhu" },
  { chinese: "林", latin: "lin" },
  { chinese: "何", latin: "he" },
  { chinese: "郭", latin: "guo" },
  { chinese: "高", latin: "gao" },
  { chinese: "欧阳", latin: "ouyang" },
  { chinese: "司马", latin: "sima" },
];

const GIVEN_NAMES: readonly [Name, ...Name[]] = [
  { chinese: "伟", latin: "wei" },
  { chinese: "芳", latin: "fang" },
  { chinese: "秀英", latin: "xiuying" },
  { chinese: "敏", latin: "min" },
  { chinese: "静", latin: "jing" },
  { chinese: "磊", latin: "lei" },
  { chinese: "洋", latin: "yang" },
  { chinese: "艳", latin: "yan" },
  { chinese: "勇", latin: "yong" },
  { chinese: "杰", latin: "jie" },
  { chinese: "娟", latin: "juan" },
  { chinese: "涛", latin: "tao" },
  { chinese: "晓彤", latin: "xiaotong" },
  { chinese: "子涵", latin: "zihan" },
  { chinese: "雨欣", latin: "yuxin" },
  { chinese: "浩然", latin: "haoran" },
  { chinese: "思远", latin: "siyuan" },
  { chinese: "梦琪", latin: "mengqi" },
  { chinese: "志强", latin: "zhiqiang" },
  { chinese: "佳怡", latin: "jiayi" },
  { chinese: "建国", latin: "jianguo" },
  { chinese: "丽华", latin: "lihua" },
  { chinese: "天宇", latin: "tianyu" },
  { chinese: "若曦", latin: "ruoxi" },
];

/** The cities that demo people live in. */
export const CITIES = [
  "杭州",
  "上海",
  "北京",
  "成都",
  "深圳",
  "西安",
  "武汉",
  "南京",
  "重庆",
  "厦门",
] as const;

/** What demo people are interested in. */
export const INTERESTS = [
  "摄影",
  "徒步",
  "羽毛球",
  "烘焙",
  "围棋",
  "骑行",
  "露营",
  "桌游",
  "书法",
  "音乐",
  "电影",
  "钓鱼",
] as const;

/** A made-up person's name: in Chinese to be shown, in Latin letters for a handle. */
export function randomName(random: () => number): Name {
  const family = pick(FAMILY_NAMES, random);
  const given = pick(GIVEN_NAMES, random);
  return { chinese: `${family.chinese}${given.chinese}`, latin: `${family.latin}-${given.latin}` };
}
