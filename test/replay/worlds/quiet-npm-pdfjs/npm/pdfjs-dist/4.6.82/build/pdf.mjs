export class PDFDocumentLoadingTask {
  constructor() {
    this.docId = "d";
  }
}
export async function getDocument(src) {
  const response = await fetch(src.url, { headers: src.httpHeaders });
  return new PDFDocumentLoadingTask(response);
}
