// Names, and parts of names, of people whose names are no surname with a given name behind it: Uyghur and Kazakh, Tibetan, Mongolian,
// Yi, as they are usually written in Chinese. By hand, common knowledge, no source was copied.
/** Characters that are read otherwise in these names than elsewhere. */
export const otherReadings: Readonly<Record<string, string>> = { 呷: 'ga' }

export const otherNames = `
买买提 麦麦提 阿卜杜 阿布都 阿不都 阿卜杜拉 阿不都拉 阿布拉 阿不来提 阿布来提 阿不力孜 阿布力孜 阿里木 阿地力 艾合买提 艾买提 艾尼瓦尔 艾山 艾力 艾则孜
艾克拜尔 艾斯卡尔 艾尔肯 依明 伊明 依米提 依布拉音 依马木 亚森 牙生 亚克甫 玉素甫 玉山江 热合曼 热西提 热依木 热合木 卡迪尔 卡德尔 卡哈尔 库尔班 肉孜
沙吾提 司马义 赛买提 塔依尔 塔西 托合提 吐尔逊 吐尔洪 吐尔地 吐逊 吾斯曼 吾买尔 乌斯曼 木合塔尔 木沙 米吉提 莫明 努尔 努尔麦麦提 帕尔哈提 尼加提 买合木提
凯赛尔 居马 古丽 阿依古丽 古丽娜尔 古力娜扎 迪丽热巴 热依汗 帕提古丽 帕丽旦 米热古丽 玛依拉 茹仙古丽 阿米娜 阿依努尔 海热古丽 再努尔 布威 祖丽皮亚
叶尔兰 努尔兰 巴合提 别克 江阿别克 哈力 阿依波力 赛力克
扎西 卓玛 多吉 次仁 央金 平措 达娃 尼玛 拉姆 格桑 旺堆 顿珠 白玛 仁青 丹增 旦增 索朗 洛桑 边巴 巴桑 普布 米玛 拉巴 次旦 罗布 德吉 桑吉 才让 才旦 嘉措
加措 土登 强巴 曲珍 曲扎 贡布 其美 卓嘎 白珍 措姆 旺姆 央宗 措吉 泽仁 降央 桑珠 江村
巴特尔 乌兰 其其格 娜仁 萨仁 托娅 图雅 高娃 阿拉坦 苏和 布和 宝音 额尔敦 斯琴 乌云 格日勒 朝鲁 那日苏 毕力格 哈斯 巴图 孟和 青格勒 萨日娜 乌日娜
沙马 吉克 木呷 阿木 日古 阿依 尔古 阿的 吉木 莫色 金古 木乃 阿牛 拉格 曲比 阿支 沙玛 惹古 伍呷 阿呷 里古 马海 吉伍 吉布 阿苏 俄木
`
