// The words by which focus groups (重点群体) are asked for when searching people: knowledge of the field, not words of a screen.
import type { FocusGroup } from './match/focus-group.ts'

export const focusWords: Record<FocusGroup, string> = {
  graduate: '高校毕业生 大学生',
  veteran: '退役军人 退伍',
  disabled: '残疾人',
  migrant: '农民工',
  'lifted-from-poverty': '脱贫人口 监测对象',
  older: '大龄',
  'hard-to-employ': '就业困难人员',
  'no-earner-family': '零就业家庭',
  'low-income': '低保 低收入',
  'long-unemployed': '长期失业',
  relocated: '易地搬迁',
  'mother-at-home': '宝妈 居家妇女',
  student: '在校生',
  'past-retirement': '超龄',
}
