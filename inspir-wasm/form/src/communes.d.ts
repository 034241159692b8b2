declare module 'virtual:communes' {
  const text: string;
  export default text;
}
