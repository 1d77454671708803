// Restarts of the whole program, bounded per boot: the number of restarts travels in the program's own arguments.

const argument = '--linggong-restarts='
const mostRestarts = 2

/** The arguments for the next start with the count raised, or undefined if there were enough restarts. */
export function nextRestart(args: readonly string[]): string[] | undefined {
  const count = Number(args.find(each => each.startsWith(argument))?.slice(argument.length) ?? 0)
  if (!(count < mostRestarts)) return undefined
  return [...args.filter(each => !each.startsWith(argument)), `${argument}${count + 1}`]
}
