/** A city that people may live in. Its Chinese name is unique; Latin names are not (苏州 and 宿州 are both Suzhou). */
export type City = { readonly name: string; readonly latinName: string; readonly province: string };

// One province a line: its name, then its cities in Chinese and Latin.
const TABLE = `
北京 北京 Beijing
天津 天津 Tianjin
上海 上海 Shanghai
重庆 重庆 Chongqing
河北 石家庄 Shijiazhuang 唐山 Tangshan 秦皇岛 Qinhuangdao 邯郸 Handan 保定 Baoding 廊坊 Langfang
山西 太原 Taiyuan 大同 Datong 临汾 Linfen
内蒙古 呼和浩特 Hohhot 包头 Baotou 鄂尔多斯 Ordos
辽宁 沈阳 Shenyang 大连 Dalian 鞍山 Anshan
吉林 长春 Changchun 吉林 Jilin
黑龙江 哈尔滨 Harbin 大庆 Daqing 齐齐哈尔 Qiqihar 伊春 Yichun
江苏 南京 Nanjing 苏州 Suzhou 无锡 Wuxi 常州 Changzhou 徐州 Xuzhou 南通 Nantong 扬州 Yangzhou 镇江 Zhenjiang 泰州 Taizhou 盐城 Yancheng
浙江 杭州 Hangzhou 宁波 Ningbo 温州 Wenzhou 嘉兴 Jiaxing 湖州 Huzhou 绍兴 Shaoxing 金华 Jinhua 台州 Taizhou 舟山 Zhoushan
安徽 合肥 Hefei 芜湖 Wuhu 黄山 Huangshan 宿州 Suzhou
福建 福州 Fuzhou 厦门 Xiamen 泉州 Quanzhou 漳州 Zhangzhou
江西 南昌 Nanchang 九江 Jiujiang 赣州 Ganzhou 景德镇 Jingdezhen 宜春 Yichun 抚州 Fuzhou
山东 济南 Jinan 青岛 Qingdao 烟台 Yantai 潍坊 Weifang 威海 Weihai 临沂 Linyi
河南 郑州 Zhengzhou 洛阳 Luoyang 开封 Kaifeng 南阳 Nanyang
湖北 武汉 Wuhan 宜昌 Yichang 襄阳 Xiangyang 荆州 Jingzhou
湖南 长沙 Changsha 株洲 Zhuzhou 岳阳 Yueyang 张家界 Zhangjiajie
广东 广州 Guangzhou 深圳 Shenzhen 珠海 Zhuhai 佛山 Foshan 东莞 Dongguan 中山 Zhongshan 惠州 Huizhou 汕头 Shantou 湛江 Zhanjiang
广西 南宁 Nanning 桂林 Guilin 柳州 Liuzhou 北海 Beihai
海南 海口 Haikou 三亚 Sanya
四川 成都 Chengdu 绵阳 Mianyang 乐山 Leshan 宜宾 Yibin
贵州 贵阳 Guiyang 遵义 Zunyi
云南 昆明 Kunming 大理 Dali 丽江 Lijiang
西藏 拉萨 Lhasa
陕西 西安 Xi'an 咸阳 Xianyang 宝鸡 Baoji
甘肃 兰州 Lanzhou 敦煌 Dunhuang
青海 西宁 Xining
宁夏 银川 Yinchuan
新疆 乌鲁木齐 Ürümqi 喀什 Kashgar
香港 香港 Hong Kong
澳门 澳门 Macau
台湾 台北 Taipei 高雄 Kaohsiung 台中 Taichung
`;

const CITY = /(?<name>\p{Script=Han}+) (?<latinName>[^\p{Script=Han}]+)/gu;

/** All cities, by province. */
export const CITIES: readonly City[] = TABLE.trim()
  .split("\n")
  .flatMap((line) => {
    const gap = line.indexOf(" ");
    const province = line.slice(0, gap);
    return [...line.slice(gap).matchAll(CITY)].map(({ groups }) => ({
      name: groups?.name ?? "",
      latinName: groups?.latinName?.trim() ?? "",
      province,
    }));
  });

const cityByName: ReadonlyMap<string, City> = new Map(CITIES.map((city) => [city.name, city]));

/** A city by its Chinese name; undefined for one that is not in the table. */
export const cityNamed = (name: string): City | undefined => cityByName.get(name);

/** The cities whose Chinese or Latin name begins with a text, accents and apostrophes aside, in the order of the table. */
export function citiesThatBeginWith(text: string): readonly City[] {
  const wanted = foldedName(text);
  return CITIES.filter(({ name, latinName }) =>
    [name, latinName].some((candidate) => foldedName(candidate).startsWith(wanted)),
  );
}

const foldedName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\p{M}\s'’]/gu, "")
    .toLowerCase();
