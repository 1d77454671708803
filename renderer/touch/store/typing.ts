// Typing on the screen: which field is open, on which layer, and what is being composed. Nothing of it outlives the turn.
import { createInput, type Input, type Place } from '../../shared/keyboard/input.ts'
import type { Part } from './part.ts'
import type { KeyLayer, TypedField, Typing } from './state.ts'

/** Names of 64 characters and numbers of 20 are what the model takes; search takes 100. */
const longest: Record<TypedField, number> = { name: 64, number: 20, search: 40 }

type Texts = { read(field: TypedField): string; write(field: TypedField, text: string): void }

export function createTyping({ get, set, loadDictionary }: Part, texts: Texts, onSearch: () => void) {
  let input: Input | null = null
  /** Letters typed before the dictionary came; they are composed when it is there. */
  let early = ''

  /** What is likely depends on the field and on what already stands in it: a given name after a surname. */
  function readPlace(): Place {
    const field = get().typing?.field ?? 'search'
    return { use: field === 'name' ? 'name' : 'search', before: texts.read(field) }
  }

  async function fetchDictionary(): Promise<void> {
    if (input) return
    try {
      const dictionary = await loadDictionary()
      input ??= createInput(dictionary, readPlace)
      for (const letter of early) input.type(letter)
      early = ''
      show({ hasDictionary: true })
    } catch (error) {
      // Letters and digits still work, and the desk is there.
      console.error(error)
      const letters = early
      early = ''
      append(letters)
    }
  }

  /** Takes over what the engine now says. The host is asked first: it looks while the candidates are found here. */
  function show(changes: Partial<Typing> = {}): void {
    const { typing } = get()
    if (!typing) return
    const composed = { ...typing, composition: input?.composition() ?? early, ...changes }
    set({ typing: composed })
    if (typing.field === 'search') onSearch()
    set({ typing: { ...composed, candidates: input?.candidates() ?? [] } })
  }

  function append(text: string): void {
    const { typing } = get()
    if (!typing) return
    const before = texts.read(typing.field)
    const after = [...before, ...text].slice(0, longest[typing.field]).join('')
    texts.write(typing.field, after)
    show({ isShifted: false })
  }

  function cancel(): void {
    early = ''
    input?.cancel()
  }

  /** Letters that nobody turned into characters stay as they were typed. */
  function settle(): void {
    const letters = input?.letters() ?? early
    cancel()
    if (letters !== '') append(letters)
  }

  return {
    openField(field: TypedField): void {
      if (get().typing?.field === field) return
      cancel()
      set({
        typing: {
          field,
          layer: field === 'number' ? 'digits' : 'pinyin',
          composition: '',
          candidates: [],
          isShifted: false,
          hasDictionary: input !== null,
        },
      })
      void fetchDictionary()
    },
    /** Closes the keyboard. In the search field letters stay letters; in a name an unfinished composition is dropped. */
    closeField(): void {
      const { typing } = get()
      if (!typing) return
      if (typing.field === 'search') settle()
      cancel()
      set({ typing: null })
    },
    /** One key: a letter is composed in the Chinese layer, anything else is written. */
    pressKey(key: string): void {
      const { typing } = get()
      if (!typing) return
      if (typing.layer === 'pinyin' && /^[a-z]$/i.test(key)) {
        if (input) input.type(key)
        else early += key.toLowerCase()
        show()
        return
      }
      settle()
      append(typing.isShifted ? key.toUpperCase() : key)
    },
    pressSpace(): void {
      const { typing } = get()
      const picked = input?.pick(0) ?? null
      if (picked !== null) append(picked)
      else if (typing && texts.read(typing.field) !== '') append(' ')
    },
    pickCandidate(index: number): void {
      const picked = input?.pick(index) ?? null
      if (picked !== null) append(picked)
    },
    pressBackspace(): void {
      const { typing } = get()
      if (!typing) return
      if (early !== '') early = early.slice(0, -1)
      else if (!input?.backspace()) texts.write(typing.field, [...texts.read(typing.field)].slice(0, -1).join(''))
      show()
    },
    clearField(): void {
      const { typing } = get()
      if (!typing) return
      cancel()
      texts.write(typing.field, '')
      show()
    },
    setLayer(layer: KeyLayer): void {
      settle()
      show({ layer, isShifted: false })
    },
    shift(): void {
      const { typing } = get()
      if (typing) show({ isShifted: !typing.isShifted })
    },
    /** Fetches the dictionary before anybody types. */
    prepare: fetchDictionary,
    cancelTyping(): void {
      cancel()
      input = null
    },
  }
}
