// The real migrators of drizzle-orm: one JSON line { orm, driver, url, folder } on the standard input is one run, answered by one line.
import { createInterface } from 'node:readline'

const modules = {
  'node-postgres': { path: 'node-postgres', client: withPg },
  'postgres.js': { path: 'postgres-js', client: withPostgresJs },
  mysql2: { path: 'mysql2', client: withMysql2 },
  'better-sqlite3': { path: 'better-sqlite3', client: withBetterSqlite3 },
  'node:sqlite': { path: 'node-sqlite', client: withNodeSqlite },
  libsql: { path: 'libsql', client: withLibsql },
}

async function withPg(url) {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url })
  pool.on('error', () => {})
  return { client: pool, close: () => pool.end() }
}

async function withPostgresJs(url) {
  const { default: postgres } = await import('postgres')
  const client = postgres(url, { max: 1, onnotice: () => {} })
  return { client, close: () => client.end({ timeout: 1 }) }
}

async function withMysql2(url) {
  const { createPool } = await import('mysql2/promise')
  const pool = createPool(url)
  return { client: pool, close: () => pool.end() }
}

async function withBetterSqlite3(url) {
  const { default: Database } = await import('better-sqlite3')
  const client = new Database(url)
  return { client, close: () => client.close() }
}

async function withNodeSqlite(url) {
  const { DatabaseSync } = await import('node:sqlite')
  const client = new DatabaseSync(url)
  return { client, close: () => client.close() }
}

async function withLibsql(url) {
  const { createClient } = await import('@libsql/client')
  const client = createClient({ url: `file:${url}` })
  return { client, close: () => client.close() }
}

async function migrateOnce({ orm, driver, url, folder }) {
  const { path, client: connect } = modules[driver]
  const { drizzle } = await import(`drizzle-orm-${orm}/${path}`)
  const { migrate } = await import(`drizzle-orm-${orm}/${path}/migrator`)
  const { client, close } = await connect(url)
  try {
    await migrate(orm === 0 ? drizzle(client) : drizzle({ client }), { migrationsFolder: folder })
    return 'well'
  } catch (failure) {
    return `failed ${failure.cause?.message ?? failure.message}`
  } finally {
    await close()
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await migrateOnce(JSON.parse(line))
  console.log(answer.replaceAll('\n', ' '))
}
process.exit(0)
