/** Questions that a small language model can partly answer, and the answers. Written for this repository. */

const CAPITALS =
  'France Paris,Germany Berlin,Italy Rome,Spain Madrid,Portugal Lisbon,England London,Ireland Dublin,Scotland Edinburgh,Norway Oslo,Sweden Stockholm,Finland Helsinki,Denmark Copenhagen,Poland Warsaw,Austria Vienna,Hungary Budapest,Greece Athens,Russia Moscow,Ukraine Kyiv|Kiev,Turkey Ankara,Egypt Cairo,Kenya Nairobi,Japan Tokyo,China Beijing,India Delhi|New Delhi,Thailand Bangkok,Vietnam Hanoi,Indonesia Jakarta,Iran Tehran,Iraq Baghdad,Cuba Havana,Peru Lima,Chile Santiago';
const OPPOSITES =
  'up down,big small|little,fast slow,old young|new,good bad,happy sad|unhappy,light dark|heavy,day night,open closed|close|shut,early late,full empty,hard soft|easy,high low,long short,near far,rich poor,strong weak,thick thin,wet dry,wide narrow,black white,clean dirty,true false,first last,inside outside,left right,love hate,winter summer,north south,east west,buy sell,push pull';
const PAST =
  'go went,see saw,eat ate,run ran,take took,come came,give gave,make made,know knew,think thought,buy bought,bring brought,write wrote,speak spoke,drink drank,sing sang,swim swam,begin began,drive drove,fall fell,feel felt,find found,fly flew,forget forgot,get got,grow grew,hear heard,hold held';
const KINDS =
  'banana fruit,carrot vegetable,sparrow bird,salmon fish,oak tree,rose flower,piano instrument,hammer tool,shirt clothing|clothes|garment,ant insect,cat animal|mammal,iron metal|element,blue color|colour,Monday day,July month,Paris city,France country,Africa continent,Mars planet,English language';

const pairs = (text: string): (readonly [string, string])[] =>
  text.split(',').map((pair) => {
    const space = pair.indexOf(' ');
    return [pair.slice(0, space), pair.slice(space + 1)];
  });

const TOPICS = [
  { topic: 'capitals', all: CAPITALS, ask: (word: string) => `What is the capital of ${word}?` },
  { topic: 'opposites', all: OPPOSITES, ask: (word: string) => `What is the opposite of "${word}"?` },
  { topic: 'past tense', all: PAST, ask: (word: string) => `What is the past tense of "${word}"?` },
  { topic: 'kinds', all: KINDS, ask: (word: string) => `What kind of thing is "${word}"?` },
];

const EXAMPLES = `Q: What is the opposite of "hot"?
A: cold

Q: What is the capital of Brazil?
A: Brasilia

Q: What is the past tense of "do"?
A: did

Q: What kind of thing is "apple"?
A: fruit

`;

/** One item per line for `dataset: { path: prompts.jsonl }`; a label is a regular expression for the start of the answer. */
export function questionLines(): string {
  const items = TOPICS.flatMap(({ topic, all, ask }) =>
    pairs(all).map(([word, answers]) => ({
      id: `${topic}: ${word}`,
      prompt: `${EXAMPLES}Q: ${ask(word)}\nA:`,
      label: `(?i)^\\s*(?:an? |the )?(?:${answers})\\b`,
      slice: { topic },
    })),
  );
  return `${items.map((item) => JSON.stringify(item)).join('\n')}\n`;
}
