import { spawn } from 'node:child_process';
import { platform } from 'node:os';

const openers = { darwin: 'open', win32: 'explorer.exe', linux: 'xdg-open' };

export class GitHub {
  constructor(shell, { tokenRef = 'GITHUB_TOKEN' } = {}) {
    this.shell = shell;
    this.token = process.env[tokenRef];
  }

  async release({ owner, repo, tag, notes }) {
    const answer = await fetch(`https://api.github.com/repos/${owner}/${repo}/releases`, {
      method: 'POST',
      headers: { authorization: `token ${this.token}` },
      body: JSON.stringify({ tag_name: tag, body: notes }),
    });
    return answer.json();
  }
}
