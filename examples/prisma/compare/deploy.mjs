// What `prisma migrate deploy` does with a folder, by Prisma's own schema engine: node deploy.mjs <folder> <provider> <url>
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

const engineFile = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(engineFile), { './schema_engine_bg.js': bindings })
bindings.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

const [folder, provider, url] = process.argv.slice(2)

// The adapter cuts a script at every semicolon; the engine of the command line sends it whole, as pg does where there are no parameters.
class WholeScripts extends PrismaPg {
  async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async script => {
      await adapter.client.query(script)
    }
    return adapter
  }
}

// The engine of the command line keeps times in SQLite as milliseconds.
const adapter =
  provider === 'sqlite'
    ? new PrismaLibSql({ url }, { timestampFormat: 'unixepoch-ms' })
    : new WholeScripts({ connectionString: url, max: 1 })

const engine = await bindings.SchemaEngine.new(
  { datamodels: [['schema.prisma', `datasource db {\n  provider = "${provider}"\n}\n`]] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(adapter),
)

const directories = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort()

function content(file) {
  return existsSync(file) ? { tag: 'ok', value: readFileSync(file, 'utf8') } : { tag: 'error', value: 'no such file' }
}

const lock = join(folder, 'migration_lock.toml')
try {
  const applied = await engine.applyMigrations({
    migrationsList: {
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
      shadowDbInitScript: '',
      migrationDirectories: directories.map(path => ({
        path,
        migrationFile: { path: 'migration.sql', content: content(join(folder, path, 'migration.sql')) },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  })
  console.log(applied.appliedMigrationNames.join('\n'))
  process.exit(0)
} catch (failure) {
  console.log(failure.code ?? '', failure.message)
  process.exit(1)
}
