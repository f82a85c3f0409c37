import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'turso',
  schema: './schema/3_author_numbers.ts',
  out: './drizzle',
})
