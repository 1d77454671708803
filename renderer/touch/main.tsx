// Placeholder of the touch until its views are built.
import { showPage } from '../shared/page.tsx'

void showPage('touch', ['common'], ({ site }) => <h1>{site.name}</h1>)
