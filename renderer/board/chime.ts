// Two soft tones, made here: nothing to load, nothing to license. A browser that lets no page sound without a touch stays silent.
const tones = [
  { hz: 783.99, atS: 0 },
  { hz: 523.25, atS: 0.45 },
] as const
const ringS = 1.4
const loudness = 0.35

let context: AudioContext | null = null

/** Plays once. Resolves at once; never rejects. */
export async function playChime(): Promise<void> {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended')
      await Promise.race([context.resume(), new Promise(done => setTimeout(done, 200))])
    if (context.state !== 'running') return
    for (const { hz, atS } of tones) {
      const at = context.currentTime + atS
      const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hz })
      const gain = new GainNode(context, { gain: 0 })
      gain.gain.setValueAtTime(0, at)
      gain.gain.linearRampToValueAtTime(loudness, at + 0.02)
      gain.gain.exponentialRampToValueAtTime(0.001, at + ringS)
      oscillator.connect(gain).connect(context.destination)
      oscillator.start(at)
      oscillator.stop(at + ringS)
    }
  } catch {
    // A machine without sound.
  }
}
