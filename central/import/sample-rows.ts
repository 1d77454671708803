// The made-up postings of the demonstration centre, one a line. Firms are invented; streets of 沙坪坝 and its neighbours are real.
// Columns: title | kind | employer | division or `home` | street | head count / still wanted | pay | hours | hours a day |
// shifts | settlement | perks | form | first and last day from today | requirements | content | safety.
// An empty column is an element that was not given; `urgent:` before the title makes an urgent order.
// Slips such as 400元/月 for a day, 人驻 and 单体 are on purpose: real feeds are full of them.

export const sampleRows = `
urgent:设备调试电工|equipment-commissioner|宏途汽配有限公司|500109|蔡家岗|5/3|400元/天|13:00–18:00|5|day|daily|tools|temporary|0,0|会用万用表，有低压电工证；年龄、户籍不限|冲压线设备调试、接线，两人一组，有师傅带|带电作业要两人在场
urgent:车位工200人|sewing-machinist|锦禾制衣厂|500106|井口|200/46|220-300元/天|8:00–18:00|9|day,one-day-off|daily|meals,shuttle|short-term|0,7|会平车或四线，熟手优先，不限年龄|赶制冬季工装，流水线平车；井口地铁站有班车接送|
装卸工（夜班）|loader|渝达货运站|500106|团结村|12/8|35元/小时|20:00–24:00|4|night|on-completion|insurance|temporary|0,2|身体健康，能搬 25 公斤|铁路货场卸集装箱，叉车配合|穿防砸鞋，鞋由货运站发
快递分拣员|parcel-sorter|江北分拨中心|500112|空港|60/38|24元/小时|21:00–6:00|8|night|daily|meals,shuttle|temporary|0,20|无需经验，认识门牌号码|扫描、分格口、装笼，站着做；双碑 20:00 有班车|
住家月嫂，会做川菜，有母婴护理证，可陪同回綦江老家|maternity-nurse|慈安家政服务部|500110|古南|2/2|9800-12800元/月|住家||one-day-off|on-completion|meals,lodging|short-term|3,29|有母婴护理证和健康证，做过三家以上|照顾产妇和新生儿，做月子餐，26 天|
商场保洁|cleaner|洁诚物业管理公司|500106|三峡广场|4/4|400元/月|7:00–15:00|8|day,one-day-off|monthly|tools|part-time|1,90|手脚勤快，不限经验|商场三、四楼公共区域保洁|地面湿滑时放警示牌
数据标注|data-labeller|云岭数科工作室|home||120/75|0.8元/件|||day,night|weekly||home|0,30|会用电脑，认真；先试标 50 件|给街景照片里的车和人画框，平台自动计件|
弹幕主播|bullet-chat-host|山城互娱工作室|home||15/11|25-40元/小时|19:00–23:00|4|night|weekly||home|1,60|普通话清楚，打字快，不收任何费用|在直播间发弹幕、带话题、回答观众|每小时休息 10 分钟，注意嗓子
扭扭花手工|pipe-cleaner-flower-maker|花间手作社|home||30/22|2.5元/朵|||day|per-piece|tools|home|0,45|手巧，先在驿站学半天，免费|按样品做扭扭花，材料由手作社发，一周交一次|
仓库管理员|warehouse-keeper|渝达货运站|500106|团结村|2/2|4500-5000元/月|8:30–17:30|8|day,one-day-off|monthly|meals,insurance|full-time|3,365|会用电脑登记，细心|入库、出库登记，月底盘点|
驿站店员（半天）|parcel-station-clerk|邻里快递驿站|500106|石门|2/2|16元/小时|15:00–20:00|5|day|weekly||part-time|0,60|会用手机扫码，不限经验|快递入库、上架、找件|
演唱会安保|temporary-guard|安顺保安服务公司|500108|南坪|80/64|25元/小时|16:00–23:00|7|night,weekend|daily|meals,shuttle|temporary|3,4|满 18 岁，会说普通话|检票口引导、看台值守|人多时不逆行，听队长安排
小区保安|security-guard|安顺保安服务公司|500106|双碑|6/4|3800-4200元/月|8:00–20:00|11|day,one-day-off|monthly|meals,lodging,insurance|full-time|2,365|会用手机，有保安证优先|门岗值守、巡逻、登记来访车辆|
夜班保安|security-guard|安顺保安服务公司|500106|井口|3/3|160元/天|20:00–8:00|11|night|monthly|lodging|short-term|1,60|能上夜班，不限经验|园区夜间巡逻，每两小时打卡一次|
送货司机（4.2米货车）|delivery-driver|渝达货运站|500106|团结村|4/2|320-380元/天|6:00–16:00|9|day|daily|insurance|short-term|0,30|C1 驾照三年以上，熟悉主城道路|给超市送货，每天 8 到 12 个点|不疲劳驾驶，连续开车不超过 4 小时
半挂货车司机|truck-driver|川渝联运物流|500106|西永|3/3|9000-12000元/月|||one-day-off|monthly|insurance,lodging|full-time|5,365|A2 驾照，有从业资格证|西永到成都、贵阳往返，双驾|
班车司机|bus-driver|歌乐山旅游客运|500106|歌乐山|2/1|6000-7000元/月|6:30–19:00|8|day,one-day-off|monthly|meals,insurance|full-time|3,365|A1 驾照，无重大事故|景区接驳车，早晚两班|
网约车司机|ride-hailing-driver|嘉行出行|500106|沙坪坝站|20/17|6000-9000元/月|自己安排|10||weekly|insurance|full-time|1,180|C1 驾照三年以上，有网约车证；不收押金|公司提供电动车，按流水结算|
外卖骑手|food-rider|小蓝骑士三峡广场站|500106|三峡广场|30/21|6-8元/单|10:00–21:00|9|day,weekend|weekly|insurance|part-time|0,90|会骑电动车，满 18 岁|三峡广场三公里内送餐，高峰有补贴|戴头盔，不闯红灯
跑腿员（大学城）|errand-runner|校园跑腿小队|500106|大学城|10/10|5-12元/单|17:00–22:00|4|night,weekend|daily||part-time|0,100|在校生也可以，有手机|送快递上楼、代买、代取|
外卖骑手（众包，时间自由）|food-rider|小蓝骑士双碑站|500106|双碑|50/50|6-9元/单|||day,night|daily|insurance|part-time|0,60|会骑电动车|双碑、井口一带送餐|
餐厅服务员|waiter|磁器口老灶火锅|500106|磁器口|5/3|150元/天|10:00–21:00|9|day,weekend|daily|meals|temporary|0,14|有健康证，会说普通话|迎客、点菜、传菜、收台|
宴会服务员（周末）|banquet-server|和悦酒店宴会部|500106|融汇|25/25|18元/小时|9:00–15:00|6|weekend|daily|meals|part-time|1,30|不限经验，穿黑皮鞋|婚宴摆台、上菜、收台|
客房服务员|hotel-room-attendant|磁器口古镇客栈|500106|磁器口|2/2|12元/间|8:00–16:00||day,one-day-off|monthly|meals|piecework|2,120|会铺床，不限经验|每天打扫 12 到 15 间客房|
奶茶店员|tea-server|茶小满|500106|三峡广场|3/3|16-18元/小时|14:00–22:00|8|night|monthly||part-time|1,120|有健康证，可以教|点单、做茶、收拾操作台|
超市理货员（早班）|shelf-stacker|惠民超市|500106|杨公桥|4/4|110元/天|6:00–12:00|6|day|weekly||part-time|1,60|能早起，不限经验|上货、贴价签、理货架|
收银员|cashier|惠民超市|500106|石门|2/2|3200-3600元/月|两班倒|8|day,one-day-off|monthly|insurance|full-time|3,365|会用收银机，细心|收银、装袋、对账|
促销员（周末）|sales-promoter|凤栖乳品|500106|杨公桥|8/6|130元/天|9:00–18:00|8|weekend|daily||temporary|1,21|爱说话，有健康证|超市里请顾客试喝酸奶|
厨师（川菜炒锅）|cook|嘉陵人家食府|500106|天星桥|2/2|7000-9000元/月|9:30–21:00|9|one-day-off|monthly|meals,lodging|full-time|2,365|川菜三年以上，有健康证|负责炒锅，出菜稳|
火锅炒料师|hotpot-cook|磁器口老灶火锅|500106|磁器口|1/1|8千-1.2万|8:00–18:00|9|day,one-day-off|monthly|meals,lodging|full-time|5,365|会炒牛油底料|按配方炒料、熬汤|戴隔热手套
厨房帮工|kitchen-helper|双碑社区食堂|500106|双碑|3/2|17元/小时|6:30–13:30|7|day|weekly|meals|part-time|0,90|有健康证，不限经验|洗菜、切菜、打饭|
洗碗工|dishwasher|嘉陵人家食府|500106|天星桥|3/3|3000-3300元/月|10:00–21:00|9|one-day-off|monthly|meals,lodging|full-time|1,180|勤快，不限经验|洗碗、收拾后厨|
早餐面点师|pastry-cook|晨光包子铺|500106|双碑|1/1|5500元/月|3:00–11:00|8|night,one-day-off|monthly|meals,lodging|full-time|3,365|会发面、包包子|和面、包包子、蒸笼|
维修电工|electrician|轨道配件厂|500106|井口|4/4|42元/小时|22:00–5:00|7|night|weekly|tools,insurance|short-term|1,60|有低压电工证，看得懂图|夜间检修配电柜和照明线路|停电、验电、挂牌后才能作业
高低压电工，有证，能看图纸，会 PLC 优先，做过商业综合体机电维护的更好，长期项目，可以先试用三天双方都满意再签合同，离双碑地铁站走路八分钟，食堂包两餐，欢迎带徒弟一起来面谈|electrician|临江物业管理公司|500106|井口|1/1|6500-8000元/月|9:00–18:00|8|day,two-days-off|monthly|meals,insurance|full-time|3,365|有高压和低压电工证|综合体机电日常维护、抄表、抢修|带电作业要两人在场
电工学徒|electrician|和信水电安装队|500106|双碑|2/2|120元/天|8:00–18:00|8|day,one-day-off|monthly|meals,tools|full-time|1,180|肯学，满 18 岁，不交学费|跟师傅穿线、装开关插座|断电后操作
二保焊工|welder|嘉陵机械加工厂|500120|青杠|5/5|360元/天|8:00–18:00|8|day,one-day-off|on-completion|meals,tools|short-term|2,40|有焊工证，做过货架|货架立柱二保焊|戴面罩和防护手套，远离易燃物
氩弧焊工|welder|江津铸造厂|500116|双福|3/3|面议|||day|monthly|meals,lodging|full-time|5,365|有焊工证|不锈钢管道氩弧焊|通风，戴面罩
光伏安装工|photovoltaic-installer|晴川新能源|500107|白市驿|20/14|280-350元/天|7:30–17:30|8|day|on-completion|meals,shuttle,insurance|short-term|1,35|不恐高，有登高证优先|厂房屋顶装支架和光伏板|系安全带，雨天停工
空调安装工|air-conditioner-fitter|凉夏电器服务部|500106|小龙坎|4/4|120元/台|||day|daily|tools|piecework|0,60|有登高证和制冷证|上门装空调，一天 3 到 5 台|高空作业系安全带
充电桩安装工|charging-station-worker|渝充科技|500106|西永|3/3|300元/天|9:00–18:00|8|day|weekly|tools,shuttle|short-term|2,30|有低压电工证|小区车位装充电桩、布线|
机修工|equipment-repairer|锦禾制衣厂|500106|井口|1/1|5000-6500元/月|8:00–18:00|9|day,one-day-off|monthly|meals,insurance|full-time|3,365|会修平车、四线机|缝纫机日常维护|停机断电后检修
普工（包吃住）|general-worker|西永电子装配厂|500106|西永|300/187|22-24元/小时|两班倒|10|day,night,one-day-off|monthly|meals,lodging,shuttle|short-term|1,90|满 18 岁，不限经验，人驻前免费体检|笔记本电脑组装流水线，坐班|
装配工|assembler|青木机械设备公司|500106|青木关|20/20|190-230元/天|8:00–17:30|8|day,one-day-off|weekly|meals,shuttle|short-term|1,60|会用电动螺丝刀|按图装配减速机|
包装工|packer|凤栖乳品|500106|回龙坝|15/9|18元/小时|8:30–17:30|8|day|daily|meals|temporary|0,15|有健康证|酸奶装箱、贴标、码垛|
贴花工|decal-applier|彩陶工坊|500106|磁器口|8/8|0.35元/个|||day|per-piece|tools|piecework|1,40|手稳，坐得住，不限年龄|给马克杯贴花纸，按个数算|
质检员|quality-inspector|宏途汽配有限公司|500109|蔡家岗|3/3|4500-5200元/月|8:00–17:30|8|day,two-days-off|monthly|meals,insurance|full-time|3,365|会用卡尺|检查冲压件尺寸和毛刺|
数控操机工|machine-operator|嘉陵机械加工厂|500120|青杠|6/4|5500-7500元/月|两班倒|10|day,night,one-day-off|monthly|meals,lodging,insurance|full-time|2,365|会看图纸，会对刀|操作数控车床加工轴类|机床运转时不伸手
冲压工|press-operator|宏途汽配有限公司|500109|蔡家岗|6/6|200-240元/天|8:00–17:30|8|day|weekly|meals,insurance|short-term|1,60|做过冲床|操作 160 吨冲床|双手按钮，不拆防护
注塑工（单体）|injection-moulder|渝塑制品厂|500107|九龙园|5/5|5000元/月|两班倒|10|day,night,one-day-off|monthly|meals,lodging|full-time|2,365|不限经验|看机、取件、修毛边|
食品加工工|food-processor|麻辣食品厂|500106|回龙坝|30/30|150-170元/天|8:00–18:00|9|day,one-day-off|weekly|meals,shuttle|short-term|1,45|有健康证|火锅底料灌装、封袋|
搬运工|carrier|||双碑|6/6|200元/天|8:00–17:00|8|day|daily||temporary|0,1|能出力|搬办公桌椅到三楼|
搬家工|house-mover|快捷搬家队|500106|小龙坎|8/5|260-320元/天|7:00–18:00|9|day|daily|meals|temporary|0,30|能搬重物，爱惜东西|给住户搬家，两人一组|腰带和手套由队里发
叉车工|forklift-driver|渝达货运站|500106|团结村|4/4|5800-6500元/月|8:00–20:00|10|day,one-day-off|monthly|meals,insurance|full-time|2,365|有叉车证（N1）|装卸集装箱、码垛|作业区不载人
展会搭建工|event-setup-worker|博览搭建公司|500112|悦来|40/40|300元/天|18:00–次日6:00|10|night|on-completion|meals,shuttle|temporary|2,5|会用电钻，能熬夜|国博中心展位搭建和撤展|戴安全帽
跟车员|truck-attendant|渝达货运站|500106|团结村|5/5|25元/趟|||day|daily||temporary|0,20|能搬货，会用手机|随车送货到超市，帮忙卸货|
开荒保洁员|deep-cleaner|洁诚物业管理公司|500106|大学城|12/12|5元/平方米|8:00–18:00||day|on-completion|tools|short-term|1,20|做过开荒优先|新楼开荒保洁，擦玻璃、除胶|登高用人字梯，两人配合
外墙清洗工|window-cleaner|高洁清洗队|500103|解放碑|4/4|450-550元/天|8:00–17:00|8|day|daily|insurance,tools|short-term|2,15|有高处作业证，两年以上|写字楼外墙清洗|双绳作业，大风停工
医院保洁|cleaner|洁诚物业管理公司|500106|天星桥|10/7|2800元/月|6:30–14:30|7|day,one-day-off|monthly|meals|full-time|1,365|不限经验，可以教|病区走廊和卫生间保洁|戴手套，医疗垃圾分开
环卫工|street-cleaner|清源环卫公司|500106|渝碚路|15/15|3000-3400元/月|5:00–13:00|8|day,one-day-off|monthly|insurance,tools|full-time|2,365|能早起，年龄放宽|道路清扫、垃圾桶擦洗|穿反光背心
绿化工|gardener|春山园林|500106|平顶山|8/8|140元/天|7:00–17:00|8|day|weekly|tools|short-term|1,30|会割草、修枝|公园绿化养护|用割草机戴护目镜
育儿嫂|childminder|慈安家政服务部|500106|融汇|2/2|6500-8000元/月|8:00–19:00|10|one-day-off|monthly|meals|full-time|3,365|有育婴证，带过一岁以下孩子|带 8 个月宝宝，做辅食|
钟点工|hourly-helper|巧手家政|500106|三峡广场|10/10|35-40元/小时|2 小时起|3|day|per-time||part-time|0,180|会做家常菜，有健康证|打扫、做一顿晚饭|
养老护理员|elder-carer|康乐护养院|500106|歌乐山|6/4|4500-5500元/月|三班倒|8|day,night,one-day-off|monthly|meals,lodging,insurance|full-time|2,365|有耐心，有护理证优先|照顾老人起居、喂饭、翻身|
医院陪护|hospital-carer|安心陪护中心|500106|天星桥|12/12|220-260元/天|24 小时，可休息||day,night|daily||temporary|0,60|身体好，有陪护经验|照顾住院老人|
陪诊员|patient-companion|安心陪护中心|500106|天星桥|5/5|150元/单|8:00–12:00|4|day|per-time||part-time|1,90|熟悉医院流程，会用手机挂号|陪老人挂号、检查、取药|
接送孩子、晚托老师|after-school-carer|暖阳托管班|500106|井口|3/3|60元/天|16:00–19:30|3.5|night|monthly|child-room|part-time|1,120|细心，喜欢孩子|接孩子放学，看着写作业|
平车工（居家外发）|sewing-machinist|锦禾制衣厂|home||20/20|1.2元/件|||day|per-piece||home|0,60|家里有平车|缝袖口和裤脚，厂里送料取货|
后道工（剪线头）|garment-finisher|锦禾制衣厂|500106|井口|20/13|15元/小时|9:00–16:00|6|day|daily|meals,child-room|part-time|0,30|不限经验，可以带孩子来休息室|剪线头、钉扣、检查|
裁剪工|garment-cutter|锦禾制衣厂|500106|井口|2/2|6000-7500元/月|8:00–18:00|9|day,one-day-off|monthly|meals,lodging|full-time|3,365|会开电剪|铺布、裁剪|戴钢丝手套
工地小工|labourer|渝建劳务队|500106|青木关|25/25|220-260元/天|7:00–17:30|9|day|weekly|meals,lodging,insurance|short-term|1,90|满 18 岁，身体健康|搬砖、拌料、清理|戴安全帽，入场先教育
贴砖工|tiler|美居装饰队|500106|大学城|4/4|45元/平方米|||day|on-completion||piecework|2,40|三年以上，自带工具|厨房、卫生间贴砖|
刮腻子油漆工|plasterer-painter|美居装饰队|500106|西永|5/5|二百八一天|8:00–18:00|9|day|daily|meals|short-term|1,30|做过两年|刮腻子、打磨、刷乳胶漆|戴口罩，通风
家具安装工|furniture-fitter|安居安装队|500106|小龙坎|6/6|80-150元/单|||day,weekend|daily|tools|piecework|0,90|会看安装图，有电钻|上门装衣柜、床、书桌|
文员（半天）|clerk|双碑社区服务中心|500106|双碑|1/1|22元/小时|9:00–12:00|3|day|monthly||part-time|2,90|会用表格，打字快|登记资料、接电话|
电话客服|call-centre-agent|西永呼叫中心|500106|西永|50/50|4000-6000元/月|9:00–18:00|8|day,one-day-off|monthly|meals,lodging,insurance|full-time|3,365|普通话清楚|接听家电售后电话|
网店客服（晚班）|online-customer-service|山城辣铺|home||6/6|3500元以上|18:00–24:00|6|night|monthly||home|1,180|打字每分钟 60 字|回答买家问题，处理退货|
问卷调查员|survey-interviewer|民声调查公司|500106|三峡广场|20/20|15元/份|10:00–17:00||day,weekend|daily||temporary|1,10|开朗，在校生也可以|街头请人填问卷|
带货主播|livestream-seller|山城辣铺|500106|磁器口|3/3|8000-15000元/月|14:00–20:00|6|one-day-off|monthly|meals|full-time|3,365|口齿清楚，可以教|直播卖火锅底料和麻花|
直播助理|livestream-assistant|三峡广场驿站直播角|500106|三峡广场|2/2|20元/小时|19:00–23:00|4|night,weekend|weekly||part-time|1,60|会用手机直播|摆样品、看弹幕、回复|
视频剪辑员|video-editor|云岭数科工作室|home||4/4|50-80元/条|||day|weekly||home|1,90|会用剪辑软件，发三个作品|把直播剪成短视频|
电商打包员|order-packer|山城辣铺|500106|井口|15/15|0.5元/单|13:00–21:00|8|day|daily|meals|piecework|0,12|手快，不限经验|验货、装箱、贴面单|
采摘工（柑橘）|fruit-picker|歌乐山果园|500106|中梁山|30/30|0.6元/斤|7:00–16:00|8|day|daily|meals,shuttle|temporary|2,20|能爬坡，不限年龄|剪橘子、装筐|
送水工|water-carrier|清泉水站|500106|双碑|2/2||8:00–18:00|9|day,one-day-off|monthly|insurance|full-time|1,180|会骑三轮车|送桶装水上楼，一桶 2 元提成|
传单派发员|flyer-distributor|暖阳托管班|500106|井口||100元/天|15:00–19:00|4|weekend|daily||temporary|1,3||小学门口发传单|
竹编手艺人|bamboo-weaver|巴渝竹艺社|home||6/6|30-80元/件|||day|per-piece|tools|home|2,90|会编提篮或灯罩，可以带徒弟|按图编提篮，竹篾由社里发|
庙会摊位帮手|street-vendor|磁器口商户联合会|500106|磁器口|12/12|180元/天|10:00–22:00|10|weekend|daily|meals|temporary|1,9|能站，会收钱|看摊、叫卖、打包|
`
