"""How well the words of a page stand out, counted from the colours that the browser works out for them.

It is what axe's rule of contrast does, at a hundredth of its price: axe looks which elements lie over which others by
drawing a grid of all of them. Here the surface of a text is that of the elements around it, so what is laid over
something that does not hold it is left to axe, which looks at one page of each kind.
"""

from playwright.sync_api import Page

CONTRAST = """() => {
    const paper = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
        .getContext('2d', {willReadFrequently: true});
    const once = (make, kept = new Map()) => (key) => kept.get(key) ?? kept.set(key, make(key)).get(key);
    const parsed = once((colour) => {
        paper.clearRect(0, 0, 1, 1);
        paper.fillStyle = colour;
        paper.fillRect(0, 0, 1, 1);
        return [...paper.getImageData(0, 0, 1, 1).data].map((one) => one / 255);
    });
    const style = once((one) => getComputedStyle(one));
    const over = (top, under) => {
        const part = under[3] * (1 - top[3]), whole = top[3] + part;
        return [0, 1, 2].map((at) => whole && (top[at] * top[3] + under[at] * part) / whole).concat(whole);
    };
    const around = (one) => one ? [...around(one.parentElement), one] : [];
    const drawn = (ones, ink) => {  // from the outermost in, each with its opacity
        if (!ones.length) return ink;
        const {backgroundColor, opacity} = style(ones[0]);
        const [red, green, blue, alpha] = over(drawn(ones.slice(1), ink), parsed(backgroundColor));
        return [red, green, blue, alpha * opacity];
    };
    const light = (colour) => over(colour, [1, 1, 1, 1]).slice(0, 3)
        .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const says = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
        || (one.matches('input:not([type=hidden], [type=checkbox], [type=radio]), textarea') && one.value);
    const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && !one.closest(':disabled, [aria-disabled=true], svg') && !one.control?.disabled;
    const enough = ({fontSize, fontWeight}) =>
        parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24) ? 3 : 4.5;
    return [...document.body.querySelectorAll('*')].filter((one) => says(one) && shown(one)).flatMap((one) => {
        const ones = around(one), ink = parsed(style(one).color);
        if (ones.some((each) => style(each).backgroundImage !== 'none')) return [];  // a picture has no one colour
        const found = ratio(light(drawn(ones, ink)), light(drawn(ones, [0, 0, 0, 0])));
        return found < enough(style(one)) - 0.005 ? [`${found.toFixed(2)}: ${one.outerHTML.slice(0, 200)}`] : [];
    });
}"""


def faint_words(page: Page) -> list[str]:
    """Return the elements whose own words stand out too little from what is behind them (WCAG 1.4.3)."""
    found: list[str] = page.evaluate(CONTRAST)
    return found
