export declare class MisoClient {
  constructor(config: { clientId: string; controllerUrl: string });
  initialize(): Promise<void>;
}
