// The places within the view of postings: the ledger and what one goes to from it.

export type PostingsPlace = 'ledger' | 'import' | 'employers' | 'share'
