const { SQLService } = require('@cap-js/db-service')
const cds = require('@sap/cds')
const sqlite = require('better-sqlite3')
const convStrm = require('stream/consumers')

class SQLiteService extends SQLService {
  get factory() {
    return {
      options: this.options.pool || {},
      create: tenant => {
        const database = this.url4(tenant)
        const dbc = new sqlite(database, this.options.client)
        dbc.function('regexp', { deterministic: true }, (re, x) => (RegExp(re).test(x) ? 1 : 0))
        dbc.function('ISO', { deterministic: true }, d => d && new Date(d).toISOString())
        if (!dbc.memory) dbc.pragma('journal_mode = WAL')
        return dbc
      },
      destroy: dbc => dbc.close(),
      validate: dbc => dbc.open,
    }
  }

  url4(tenant) {
    const { url, database: db = url } = this.options.credentials || {}
    if (!db || db === ':memory:') return ':memory:'
    return cds.utils.path.resolve(cds.root, db.replace(/\.(db|sqlite)$/, `-${tenant}.$1`))
  }
}

module.exports = SQLiteService
