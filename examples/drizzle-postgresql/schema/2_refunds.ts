import { sql } from 'drizzle-orm'
import { check, index, integer, numeric, pgEnum, pgTable, primaryKey, serial, text, timestamp, varchar } from 'drizzle-orm/pg-core'

export const status = pgEnum('status', ['open', 'paid', 'refunded'])

export const customers = pgTable('customers', {
  id: serial('id').primaryKey(),
  email: varchar('email', { length: 200 }).notNull().unique(),
  name: text('name'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

export const orders = pgTable(
  'orders',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    customerId: integer('customer_id').notNull().references(() => customers.id, { onDelete: 'cascade' }),
    status: status('status').notNull().default('open'),
    total: numeric('total', { precision: 10, scale: 2 }).notNull().default('0'),
  },
  table => [
    index('orders_open_idx').on(table.customerId).where(sql`${table.status} = 'open'`),
    check('orders_total_check', sql`${table.total} >= 0`),
  ],
)

export const orderItems = pgTable(
  'order_items',
  {
    orderId: integer('order_id').notNull().references(() => orders.id, { onDelete: 'cascade' }),
    line: integer('line').notNull(),
    article: text('article').notNull(),
    note: text('note').default(''),
  },
  table => [primaryKey({ columns: [table.orderId, table.line] }), index().on(table.article.desc())],
)
