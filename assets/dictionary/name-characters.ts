// Which characters are likely in names: common knowledge about Chinese names, written down by hand, most usual first. They only
// move characters forward among those of the same reading; nothing is found or lost by them.

/** Usual surnames, with the reading that they have as a surname where it is not the first one of the character. */
export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤仇单区查盖解尉翟宓曲乐折缪谌冉隆易代牟敖简翁向游'

export const surnameReadings: Readonly<Record<string, string>> = {
  单: 'shan',
  曾: 'zeng',
  仇: 'qiu',
  区: 'ou',
  查: 'zha',
  盖: 'ge',
  解: 'xie',
  尉: 'yu',
  翟: 'zhai',
  覃: 'qin',
  乐: 'yue',
  折: 'she',
  缪: 'miao',
  谌: 'chen',
  任: 'ren',
  石: 'shi',
  叶: 'ye',
}

/** Usual characters of given names. */
export const givenNames =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红梅琳玲燕春兰凤洁莉珍云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珠娥惠慧志鹏浩宇轩然博文武斌宁国建庆民新立海东山林森峰波辉光天达安岩中茂进有坚和彪诚先敬震振壮会思群豪心邦承乐绍功松善厚裕河哲江超亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘义兴良飞彬富颖欣怡婷萱涵梓桐雨雯诗梦紫若晓倩蓉薇菲彤珊莎锦黛青婉娴瑾露瑶婵雁蓓纨仪荷丹眉君琴蕊薇菁岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丽阳妮宝贝初程梵罡恒鸿桦骅剑娇纪宽苛灵玛媚琪晴容睿烁堂唯威韦雯苇萱阅彦宇雨洋忠宗曼紫逸贤蝶绿蓝儿翠烟淑贵福全祥生喜根长发财富金银旺顺成富贵学友才庭禄寿仁礼智信孝忠廉耻'

/** Rare characters that people are really called by; without this they would stand behind hundreds of others. */
export const rareNames =
  '喆玥珺曌堃犇䶮𬭩龑翀赟祎煊煜晟昊曦妤婳旻昱垚淼焱鑫甯嫄嬿頔颋彧劼孜斓璟璐璇琦瑄珮珈珂玮珩骁骐蘅芃芊苒茜莘菡葳蓁蔚'

/** Surnames of two characters: characters, reading. */
export const doubleSurnames: readonly (readonly [string, string])[] = [
  ['欧阳', 'ou yang'],
  ['司马', 'si ma'],
  ['上官', 'shang guan'],
  ['诸葛', 'zhu ge'],
  ['皇甫', 'huang fu'],
  ['尉迟', 'yu chi'],
  ['令狐', 'ling hu'],
  ['慕容', 'mu rong'],
  ['夏侯', 'xia hou'],
  ['司徒', 'si tu'],
  ['公孙', 'gong sun'],
  ['长孙', 'zhang sun'],
  ['宇文', 'yu wen'],
  ['东方', 'dong fang'],
  ['端木', 'duan mu'],
]

/** Words of looking for work that are not names of kinds. */
export const workWords =
  '日结 周结 月结 晚班 夜班 白班 周末 单休 双休 包吃 包住 包吃住 居家 兼职 全职 临时 短期 长期 急招 学徒 零工 小时工 钟点工 市场 工厂 仓库 超市 餐厅 酒店 医院 学校 工地 小区 附近 培训'
