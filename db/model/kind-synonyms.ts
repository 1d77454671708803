// What people say for kinds of work and no title of that kind need contain: everyday words, words of the trade, words of Chongqing.
// Each word stands for every kind behind it. The aliases of kinds.ts count as well (db/kind-words.ts).

const rows: readonly (readonly [words: string, kinds: string])[] = [
  ['小工 杂工 力气活 下力 打杂 零工', 'labourer general-worker carrier'],
  ['搬运工 搬运 搬货 力工 棒棒 棒棒军 装卸工 装卸 上下货 下货 抬东西', 'carrier loader'],
  ['搬家', 'house-mover carrier'],
  ['普工 厂工 进厂 工人 打螺丝 操作工 流水线 学徒工', 'general-worker assembler electronics-worker packer'],
  ['打包 包装', 'packer order-packer'],
  ['阿姨', 'housekeeper hourly-helper cleaner home-cleaner canteen-worker dishwasher childminder'],
  ['保姆 住家 佣人 家政', 'housekeeper hourly-helper childminder elder-carer'],
  ['带娃 带孩子 看孩子 看娃 带小孩 育儿', 'childminder after-school-carer nursery-assistant'],
  ['月嫂 坐月子 月子', 'maternity-nurse'],
  ['照顾老人 看老人 护老 养老 老人', 'elder-carer'],
  ['护工 陪护 照顾病人 看护', 'hospital-carer elder-carer'],
  ['做饭 煮饭 烧饭', 'hourly-helper cook canteen-worker'],
  ['打扫 扫地 卫生 做卫生 清洁 清洁工 保洁', 'cleaner home-cleaner deep-cleaner street-cleaner'],
  ['洗碗', 'dishwasher'],
  ['外卖 送外卖 送餐 骑手 美团 饿了么', 'food-rider'],
  ['跑腿 闪送 带东西', 'errand-runner'],
  ['快递 送快递 快递小哥 送件', 'courier parcel-sorter parcel-station-clerk'],
  ['分拣', 'parcel-sorter order-picker'],
  ['仓库 库管 仓管', 'warehouse-keeper order-picker stock-counter'],
  ['司机 开车 驾驶 驾驶员', 'car-driver truck-driver delivery-driver ride-hailing-driver bus-driver'],
  ['送货', 'delivery-driver truck-attendant'],
  ['滴滴 网约车 跑车', 'ride-hailing-driver'],
  ['叉车', 'forklift-driver'],
  ['挖机 挖掘机 铲车', 'excavator-operator'],
  ['保安 门卫 看门 守门 门岗 看大门 安保', 'security-guard temporary-guard night-watchman'],
  ['守夜 值夜 夜班保安', 'night-watchman'],
  ['看车 停车场', 'parking-attendant'],
  ['服务员 服务生 端盘子 端菜 传菜 跑堂', 'waiter banquet-server'],
  ['厨师 大厨 炒菜 掌勺 炉子', 'cook'],
  ['墩子 打荷 帮厨 后厨 配菜', 'kitchen-helper'],
  ['面点 白案 包子', 'pastry-cook'],
  ['营业员 店员 卖东西 看店 售货员', 'shop-assistant cashier'],
  ['销售 卖房 推销 跑业务', 'salesperson sales-promoter'],
  ['发传单 派单 传单 地推', 'flyer-distributor'],
  ['电工 水电 水电工', 'electrician'],
  ['焊工 电焊 焊接 二保焊 氩弧焊', 'welder'],
  ['修车 汽修', 'car-mechanic'],
  ['水管 通下水道 疏通 管道', 'plumber'],
  ['缝纫 踩缝纫机 打衣服 车位 平车', 'sewing-machinist overlock-machinist'],
  ['裁缝 改衣服', 'tailor'],
  ['泥工 砖工 瓦工 泥水匠 泥瓦匠', 'bricklayer tiler'],
  ['木匠', 'carpenter'],
  ['刷墙 粉刷 油漆 漆匠', 'plasterer-painter'],
  ['装修', 'tiler plasterer-painter carpenter bricklayer furniture-fitter'],
  ['工地', 'labourer bricklayer rebar-worker scaffolder concrete-worker'],
  ['主播 直播 带货', 'livestream-seller livestream-assistant'],
  ['客服 接电话', 'call-centre-agent online-customer-service'],
  ['打字 录入', 'data-entry-clerk'],
  ['文员 办公室 内勤', 'clerk'],
  ['手工 手工活 串珠', 'handcrafter pipe-cleaner-flower-maker'],
  ['家教 补课 老师', 'teacher online-tutor'],
  ['摘果子 采茶 摘花椒', 'fruit-picker'],
  ['种地 干农活 农活', 'farm-hand'],
  ['养猪 养鸡 喂猪', 'livestock-keeper'],
  ['按摩 足疗 洗脚 推拿', 'masseur'],
  ['理发 剪头 剪头发', 'hairdresser'],
]

/** Word → codes of kinds (`kinds.ts`). */
export const kindSynonyms: ReadonlyMap<string, readonly string[]> = collect()

function collect(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [words, kinds] of rows) {
    for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), ...kinds.split(' ')])
  }
  return found
}
