export declare class MailBridge {
    constructor(config: unknown);
    sendMail(mail: Record<string, string>): Promise<unknown>;
}
