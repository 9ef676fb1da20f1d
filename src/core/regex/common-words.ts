/**
 * Words that ordinary prompts, mail, documentation, encyclopedic prose and code are full of, the most frequent first.
 *
 * Counted over benign chat prompts, mail, manuals, encyclopedia passages, Perl's documentation and package READMEs, each
 * kind with the same weight. Their frequencies follow Zipf's law closely, so the rank is all that is kept. With blanks between.
 */
export const commonWords: string =
  "the to and of in is for item with you https that from on as or it this com are be perl an by if over " +
  "not back js was can github at your http use have import all file will has sv const font name string " +
  "new type more which my ai list but no trpc one how do www any software we subject head when date " +
  "code ts what he source also biome only net first they path using other properties number br his utf " +
  "data each text found node time like biomejs model img href server options information see example so " +
  "about version property src their there value linux re set hackers should get api npm used up than " +
  "may script some function td short input its out true then org into been color block many following " +
  "package sdk now console docs check line these error unicode email return two schema yargs create " +
  "output log bibref make width object our were test ie key such presidio character would command size " +
  "after without here license message me default user who need just export dev does svg help html files " +
  "add lists description support users option foo most them listinfo zod same require click want main " +
  "langchain secretlint center style where run io start mail free extensions flags write language id " +
  "end client url she align act approuter map book title query image typescript please program work " +
  "copyright json install system alt tr based face had left include table before her including between " +
  "pod rpm spamassassin array specific world pm ilug tool reference people while op film bob provider " +
  "alice returns must module nbsp hash content through claire prompt mailman class router don given " +
  "razor wrote build both top result mit await provide false mailing different aug call note right " +
  "current filename badge states process react available md order githubusercontent open next context " +
  "task state utm documentation format match readme word us models day could year second level debug " +
  "much three group change sub long because config part find examples non logo above issues well web " +
  "link usage parse parser high app openai target spam request types even am sep being exports eve " +
  "chalk way runs th united valign best sourceforge ensure action response char take under times " +
  "instead javascript within directory display did american rules project known last defined ms core " +
  "during variable case cli jul details single height changes analyzer arial characters point blank " +
  "show cpan border git home ve fast form notice background business features symbol tools blob copy " +
  "city since permission sec packages know full called swap original season ops avatars sampled old " +
  "answer emoji read ball words blue provided custom remove pattern years soft lighting values " +
  "providers shall gv regular natural money expression subroutine copies wed inittrpc security column " +
  "local service dave go red body made however slightly very null whether search argument per messages " +
  "functions light every ci author environment off performance void length method index methods " +
  "interface below shields event focus modules house results points optional visible en python items " +
  "still ansi those bug expecttypeof freshrpms hv simple design tell another tree opencollective base " +
  "bash gt tue toml pl print bar white synopsis tsx sentence person least small team contains apilist " +
  "own large think magic always national generate components running scalar var give sf pad company " +
  "names chat general something bool section third black realistic series green feature boolean " +
  "standard game div locale finished mode library uses named address pnpm page good release issue " +
  "camera fork configuration field steps real why later internet possible async less phone online via " +
  "tests report passage look exmh etc ll stream promise elements lc de books resolve upgraded required " +
  "either perlio supported texture multiple hello regex skin global yahoo objects bit irish around sure " +
  "area few thu commits access war down half tone middle post send def variables ascii mapping " +
  "commander semver instance otherwise range works windows english fixes cache playing card paragraph " +
  "development application car total hair mon school him present entity bgcolor save expert rule " +
  "twoslash category step today life trade specified pii never numbers better medium album against " +
  "related try gpt four site bytes numeric family generation included update fri implement control " +
  "agent procedure arguments yaml lt once location conditions doesn generated recognizer too google " +
  "removed history images kind several password let colors dubzzz receive low opts account subscription " +
  "public problem said undefined operator million branch released future oct allow south plan analysis " +
  "warm additional un proto systems generatetext fixed keep side born angle common place versions " +
  "unknown azure purpose warranties document special gif might orange entire commit info memory token " +
  "rollup status building research indicates env repository store changed john debugger days parameters " +
  "space damages similar valid currently various zero matches errors es technical warning things built " +
  "count pass int stack px esm container contain received north utils say sindresorhus media inlineform " +
  "platform working len strings cut government written break brown became safe maintainer fix product " +
  "encoded discord tsconfig npmjs question yellow anyone league role particular modify implied sh uv " +
  "thinkgeek shot already associated news listmaster describe dancing often regexp man record av early " +
  "structure engine docker tinput nv xent federal network metadata double looking os clear switch png " +
  "sourcemap latest ffffff added played age lines syntax saw contract liable typeof until unsubscribe " +
  "dark won pv fitness arising merchantability due filter paragraphs tanstack sudo sponsors css apt " +
  "positions partners depth uvchr microsoft patterns highlight limited fs follow keys pipe force song " +
  "quality includes pack authors says mm hours week east put yes liability sourcenode username ff music " +
  "experimental international directly five term explain compile cost prototype distribute hereby " +
  "granted requests tmessage got bugs balls maintain returned registry recognizers existing sponsor " +
  "connection limitation services takes meta making encoding again extended according integration " +
  "schemas country asp needed website allows identify great buffer sort redhat creating means undef " +
  "across gets fred truth important west aws express rights publish needs detailed sent llm warnings " +
  "native letter questions deal tbody consistent exactly gertrude clean credit starting db final stop " +
  "really holders tort byte started perlguts sponsored else actions movie subtle setting provides " +
  "picomatch sourcemapconsumer filehandle passed band thing woman professional longer codspeed rather " +
  "helvetica university big eyes slight computer reasoning groups getting charge plugin instructions " +
  "framing label claim whom restriction warranty position story actually president major entities " +
  "though tasks sell portions trace merge obtaining deno furnished persons substantial permit " +
  "sublicense noninfringement load eye platforms congress training cases agents pointer expected " +
  "invalid strict easy browser dealings letters arranged century calls parameter enable talk addresses " +
  "largest internal remote sentences hand guide vsx co among summary port review convert close";
