import { run } from './run.js';

const VAULT = '[void][Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRuntime]; $vault = New-Object Windows.Security.Credentials.PasswordVault;';
const SCRIPTS = {
  get: `${VAULT} $in = [Console]::In.ReadToEnd() | ConvertFrom-Json; try { $c = $vault.Retrieve($in.service, $in.account); $c.RetrievePassword(); [Console]::Out.Write($c.Password) } catch { exit 2 }`,
  set: `${VAULT} $in = [Console]::In.ReadToEnd() | ConvertFrom-Json; $vault.Add((New-Object Windows.Security.Credentials.PasswordCredential($in.service, $in.account, $in.secret)))`,
  delete: `${VAULT} $in = [Console]::In.ReadToEnd() | ConvertFrom-Json; try { $vault.Remove($vault.Retrieve($in.service, $in.account)) } catch { exit 2 }`,
};

const powershell = (script, input) => run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], JSON.stringify(input));

export class WindowsStore {
  static async available() {
    return powershell('$PSVersionTable.PSVersion.Major', {}).then((text) => Number(text) >= 5, () => false);
  }

  constructor(service) {
    this.service = service;
  }

  async get(account) {
    return powershell(SCRIPTS.get, { service: this.service, account }).catch((error) => {
      if (error.code === 2) return undefined;
      throw error;
    });
  }

  async set(account, secret) {
    await powershell(SCRIPTS.set, { service: this.service, account, secret });
  }

  async delete(account) {
    await powershell(SCRIPTS.delete, { service: this.service, account }).catch((error) => {
      if (error.code !== 2) throw error;
    });
  }
}
