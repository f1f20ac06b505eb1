// The two languages of the book.
export type Language = 'zh-cn' | 'en';
