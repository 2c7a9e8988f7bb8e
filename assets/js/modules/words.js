// The few sentences that scripts say themselves, in the language of the page.
export const inEnglish = document.documentElement.lang === "en";
export const told = (vietnamese, english) => (inEnglish ? english : vietnamese);
