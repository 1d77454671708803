// Which characters are likely in names: common knowledge about Chinese names, written down by hand, most usual first. They only
// move characters forward among those of the same reading; nothing is found or lost by them.

/** Usual surnames, the most usual first, as the ministry's yearly reports order them; the later ones roughly. */
export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤康易乔文牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟申欧殷詹关焦俞欧左柳甘祝包代宁尚符舒阮柯纪梅童毕单裴霍成苗谷盛曲翁冉骆蓝路游靳辛管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司古吉卓连缪简车项涂边岑景党商卫米窦苟查晏粟敖全宫冷隆桂迟湛仇池封栾揭席卜佟娄晋楚宗应凌耿温阎柏蒲瞿娄原来巩阳明佘幸况但税先刁淡谯胥母仲扈蹇郎漆郁龙邬戚尧苑寇花郗初茹扶褚丛麦荆惠臧奚闵隋尉盖隗谌宓区乐折敬计班巫寿楼鞠逯芦上濮奉官朴冼那买员逄哈'

export const surnameReadings: Readonly<Record<string, string>> = {
  单: 'shan',
  牟: 'mou',
  曾: 'zeng',
  仇: 'qiu',
  区: 'ou',
  查: 'zha',
  盖: 'ge',
  解: 'xie',
  尉: 'wei',
  翟: 'zhai',
  覃: 'qin',
  乐: 'yue',
  折: 'she',
  缪: 'miao',
  谌: 'chen',
  任: 'ren',
  石: 'shi',
  叶: 'ye',
  朴: 'piao',
  员: 'yun',
  祭: 'zhai',
  卜: 'bu',
  冼: 'xian',
  纪: 'ji',
  郗: 'xi',
  燕: 'yan',
  长: 'zhang',
  行: 'xing',
  干: 'gan',
  种: 'chong',
  秘: 'bi',
  逄: 'pang',
  逯: 'lu',
  臧: 'zang',
  宁: 'ning',
  茹: 'ru',
  訾: 'zi',
  隗: 'wei',
  那: 'na',
  哈: 'ha',
}

/** How characters with several readings are read in given names, nearly always. */
export const givenReadings: Readonly<Record<string, string>> = {
  乐: 'le',
  长: 'chang',
  行: 'xing',
  会: 'hui',
  中: 'zhong',
  大: 'da',
  单: 'dan',
  强: 'qiang',
  娜: 'na',
  其: 'qi',
  奇: 'qi',
  石: 'shi',
  和: 'he',
  为: 'wei',
  好: 'hao',
  盛: 'sheng',
  兴: 'xing',
  正: 'zheng',
}

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
  ['申屠', 'shen tu'],
  ['万俟', 'mo qi'],
  ['呼延', 'hu yan'],
  ['南宫', 'nan gong'],
  ['西门', 'xi men'],
  ['独孤', 'du gu'],
  ['轩辕', 'xuan yuan'],
  ['澹台', 'tan tai'],
  ['闻人', 'wen ren'],
  ['钟离', 'zhong li'],
  ['公冶', 'gong ye'],
  ['宗政', 'zong zheng'],
  ['濮阳', 'pu yang'],
  ['淳于', 'chun yu'],
  ['单于', 'chan yu'],
  ['太史', 'tai shi'],
  ['拓跋', 'tuo ba'],
  ['完颜', 'wan yan'],
]

/** What follows a surname in books without being a given name. */
export const titles =
  '先生 大哥 夫人 家庄 大人 将军 太后 皇后 老爷 师叔 公子 师弟 师兄 长老 师伯 兄弟 姑娘 二人 小姐 太太 大侠 大爷 相公 大夫 皇帝 太监 公公 师傅 御史 总兵 国公 丞相 老儿 太尉 家湾 老大 姊姊 王爷 老板 家村 亲王 二哥 太公 秀才 贵妃 庄村 天子 大怒 姐姐 三爷 二世 巡抚 老三 首辅 帮主 武帝 香主 师父 之士 道人 美人 主任 经理 老师 局长 书记 县长 校长 医生 警官 厂长 市长 省长 主席 总统 部长 同志 教授 博士 律师 导演 阿姨 叔叔 伯伯 爷爷 奶奶 妈妈 爸爸 嫂子 女士 少爷 二爷 四爷 五爷 大娘 大妈 大嫂 掌柜 员外 知县 知府 县令 都督 刺史 尚书 侍郎 司马 太守 太祖 太宗 高祖 世祖 家人 家的 不知 道长 真人 和尚 禅师 大师 法师 居士'

/** Characters that write the names of foreigners; a given name made of them alone is one of those. */
export const transliterating =
  '尔斯克特德勒维巴塔拉卡达罗布姆洛诺夫雷利基科曼瓦兰纳贝莱菲迪丁格森塞亚奥埃弗蒂伊戈洛赫普鲁茨吉哈萨沃加米莫佐托多图马齐逊顿纽扎瑟默伯佩皮蒙里索索内弥阿皮什切佛尼娅蕾'

/** Words of looking for work that are not names of kinds. */
export const workWords =
  '急单 今日 今日急单 今天 明天 离我近 不限经验 招聘 招工 找工作 工作 求职 日薪 时薪 工资 工资日结 压工资 日结 周结 月结 晚班 夜班 白班 周末 单休 双休 包吃 包住 包吃住 居家 兼职 全职 临时 短期 长期 急招 学徒 零工 小时工 钟点工 市场 工厂 仓库 超市 餐厅 酒店 医院 学校 工地 小区 附近 培训'
