// What `prisma migrate deploy` does with a folder, by Prisma's own schema engine. Standard input has a line for each run, with tabs between:
// folder, provider, url; standard output answers each with a line, which begins with `well` or `failed`.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

// Every connection that the engine opens, to be closed when it is done as the end of a process closes it.
function closable(factory, open) {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    open.push(adapter)
    return adapter
  }
  return factory
}

function content(file) {
  return existsSync(file) ? { tag: 'ok', value: readFileSync(file, 'utf8') } : { tag: 'error', value: 'no such file' }
}

async function deploy(folder, provider, url) {
  const open = []
  // The engine of the command line keeps times in SQLite as milliseconds.
  const factory =
    provider === 'sqlite'
      ? new PrismaLibSql({ url }, { timestampFormat: 'unixepoch-ms' })
      : new WholeScripts({ connectionString: url, max: 1 })
  const lock = join(folder, 'migration_lock.toml')
  const directories = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [['schema.prisma', `datasource db {\n  provider = "${provider}"\n}\n`]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(closable(factory, open)),
    )
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
    return `well ${applied.appliedMigrationNames.join(' ')}`
  } catch (failure) {
    return `failed ${failure.code ?? ''} ${failure.message}`
  } finally {
    for (const adapter of open) {
      await adapter.dispose()
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log((await deploy(...line.split('\t'))).replaceAll(/\s+/g, ' '))
}
process.exit(0)
