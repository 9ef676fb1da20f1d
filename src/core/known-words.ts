import { letterIndex } from "./natural.ts";

/** Words of sentences that give orders, in the languages that are written with the letters of ASCII once they are folded. */
const vocabulary =
  "a about above act add admin advice after again all also always an and another answer any anything are as ask assistant at " +
  "away be because been before being below bypass but by can change code command commands confidential content " +
  "contents context conversation copy data delete developer directions directive directives disable discard display disregard do " +
  "does dont dump each earlier email emails enter erase every everything exact exactly execute first follow following for " +
  "forget forward free from full give given go guardrails guidelines had has have hello hidden hold how i if ignore " +
  "immediately important in initial input instead instruct instructed instruction instructions internal into is it its " +
  "jailbreak just keep key keys kindly know last leak let like limits list longer made make me message messages mode more must " +
  "my neglect never new no not nothing now of on once one only onto or order orders other our out output override " +
  "overwrite paragraph part password passwords permission persona please policies policy precise preceding prepare pretend " +
  "previous previously print prior private prompt prompts protocol protocols provided put question read refuse " +
  "regardless release remember remove repeat replace reply report request requests respond response restriction restrictions " +
  "return reveal role rule rules safety said same say secret secrets security send sensitive sentence set share should " +
  "show skip so start state stop such system task tell tells text than that the their them then there these they " +
  "this those to told tool translate true under unrestricted until up use user using verbatim was we were what when " +
  "which will with without word words write yes you your yours " +
  "alle alles als anweisung anweisungen antworte auf aus ausgeben bis bisher bisherige bisherigen bist das dass dein " +
  "deine deinem deinen den der die du ein eine einen erhalten gib gezeigt geheime geheimen hast ich ignoriere ignorieren " +
  "ignorier ist jetzt keine mach mehr mein meine mir missachte mit nicht nur oder passwort regel regeln sag sage sind " +
  "systemprompt und unbeschraenkt vergiss vergessen verrate von vorgaben vorher vorherige vorherigen wurde wurden wort zeig " +
  "zeige zuvor zur zum " +
  "affiche afficher anterieures au aucune avant ces cette consigne consignes contraintes dans de des donne es est et fais " +
  "ignorez ignorer jamais la le les ma maintenant mes moi mon montre ne nouvelle oublie oublier oubliez par pas plus pour " +
  "precedent precedente precedentes precedents qui reponds reponse revele regles sans secretes ses sur systeme ta tes toi " +
  "ton tous tout toute toutes tu un une vos votre " +
  "ahora anterior anteriores antes caso con contrasena cualquier cuenta del di dime el ella en eres esta este haz hazme " +
  "ignora ignorar indicaciones instruccion instrucciones las lo los mi mis muestra muestrame nueva olvida olvidar " +
  "omiso para por previas que reglas restricciones revela responde secretas secreto sin sistema sobre son su sus te todas todo todos tus y " +
  "agora com como da diga dos esqueca ignorem instrucoes mostre nao o os regras responda suas tudo " +
  "voce voces seu seus sem " +
  "adesso che comandi dammi dei delle dimentica gli il istruzioni mostra mostrami non ora precedenti regole rispondi " +
  "rivela segrete senza sono tue tuo tuoi tutte tutti tutto " +
  "eerdere geef instructies jouw negeer nu regels toon van vergeet voorgaande vorige het een";

/** A tree of words. */
export interface WordTree {
  /** Where a letter leads from a node, of which 0 is the root; 0 when it leads nowhere. */
  next(node: number, unit: number): number;
  /** True when a word ends at a node. */
  isWord(node: number): boolean;
}

/** Letters of the alphabet, and what is no letter. */
const width = 27;

let tree: WordTree | undefined;

/** The words, made into a tree when a text first asks for them. */
export function knownWords(): WordTree {
  tree ??= plant(vocabulary.split(" "));
  return tree;
}

function plant(words: readonly string[]): WordTree {
  const nodes: number[] = new Array<number>(width).fill(0);
  const ends = new Set<number>();
  for (const word of words) {
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const slot = node * width + letterIndex(word.charCodeAt(at));
      if (nodes[slot] === 0) {
        nodes[slot] = nodes.length / width;
        for (let letter = 0; letter < width; letter++) nodes.push(0);
      }
      node = nodes[slot] as number;
    }
    ends.add(node);
  }
  const table = Uint16Array.from(nodes);
  const isEnd = Uint8Array.from({ length: nodes.length / width }, (_, node) => (ends.has(node) ? 1 : 0));
  return {
    next: (node, unit) => table[node * width + letterIndex(unit)] as number,
    isWord: (node) => isEnd[node] === 1,
  };
}
