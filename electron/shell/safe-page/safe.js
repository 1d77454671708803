// The safe page's clock and the market's name, which main hands over in the address.
const name = new URLSearchParams(location.search).get('name')
document.getElementById('name').textContent = name ?? ''

const clock = document.getElementById('clock')
function tick() {
  const now = new Date()
  clock.textContent = [now.getHours(), now.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')
  setTimeout(tick, 60_000 - (now.getTime() % 60_000))
}
tick()
