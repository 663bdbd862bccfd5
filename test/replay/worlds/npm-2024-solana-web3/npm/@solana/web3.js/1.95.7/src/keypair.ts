export class Keypair {}
