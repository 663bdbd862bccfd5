declare module 'sweetalert2' {
  class Swal {
    static fire(title?: string): Promise<unknown>
    static isVisible(): boolean
  }
  export default Swal
}
