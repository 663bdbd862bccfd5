export declare class Client { constructor(opts?: object) }
