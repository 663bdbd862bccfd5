import 'dotenv/config'
import { execa } from 'execa'
import { createRequire } from 'node:module'

const require = createRequire(`${process.cwd()}/`)

export async function start (args) {
  await execa(process.execPath, [require.resolve('fastify'), ...args], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } })
}
