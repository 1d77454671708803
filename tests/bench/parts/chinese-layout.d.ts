// The package has no types for this file.
declare module 'simple-keyboard-layouts/build/commonjs/layouts/chinese.js' {
  const layouts: { default: { layoutCandidates: Readonly<Record<string, string>> } }
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default layouts
}
