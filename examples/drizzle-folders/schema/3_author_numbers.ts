import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const authors = sqliteTable('authors', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  country: text('country').notNull().default('unknown'),
})

export const books = sqliteTable(
  'books',
  {
    id: integer('id').primaryKey(),
    title: text('title').notNull(),
    isbn: text('isbn').unique(),
    authorId: integer('author_id').notNull().references(() => authors.id, { onDelete: 'cascade' }),
  },
  table => [index('books_author_idx').on(table.authorId)],
)
