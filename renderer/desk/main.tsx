// Placeholder of the desk until its views are built.
import { showPage } from '../shared/page.tsx'

void showPage('desk', ['common'], ({ site }) => <h1>{site.name}</h1>)
