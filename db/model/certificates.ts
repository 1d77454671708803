// Certificates that gig work asks for (特种作业, 特种设备, 驾驶, 健康, 技能), as people call them, with the kind of work they are for
// where it is one of the market's list.

const rows: readonly (readonly [name: string, kind: string | null])[] = [
  ['低压电工作业证', 'electrician'],
  ['高压电工作业证', 'electrician'],
  ['焊工证', 'welder'],
  ['高处作业证', null],
  ['制冷与空调作业证', null],
  ['叉车证', 'forklift-driver'],
  ['起重机证', 'crane-operator'],
  ['电梯作业证', null],
  ['挖掘机证', null],
  ['驾驶证 C1', 'car-driver'],
  ['驾驶证 B2', null],
  ['驾驶证 A2', null],
  ['网约车驾驶员证', null],
  ['道路运输从业资格证', null],
  ['健康证', null],
  ['保安员证', null],
  ['消防设施操作员证', null],
  ['中式烹调师证', null],
  ['中式面点师证', null],
  ['养老护理员证', null],
  ['母婴护理证', null],
  ['育婴员证', 'childminder'],
  ['保育员证', null],
  ['家政服务员证', null],
  ['美容师证', null],
  ['美发师证', null],
  ['茶艺师证', null],
  ['急救员证', null],
  ['教师资格证', null],
  ['普通话证', null],
  ['会计证', null],
  ['电商直播证', null],
]

export const certificates: readonly { name: string; kind: string | null }[] = rows.map(([name, kind]) => ({
  name,
  kind,
}))
