// Placeholder of the board until its views are built.
import { showPage } from '../shared/page.tsx'

void showPage('board', ['common'], ({ site }) => <h1>{site.name}</h1>)
