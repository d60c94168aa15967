/**
 * Given names common in Britain that are no words of posts, grades or places; enough to recognise a column of names.
 */
const list = `
aaron abdul abigail adam adrian ahmed aisha alan alex alexander alexandra ali alice alison amanda amelia amir amy andrea
andrew angela anita ann anna anne anthony antonio arjun arthur ava barbara ben benjamin bernard beth bethany brian
bridget callum cameron carl carlos carol caroline catherine charles charlotte cheryl chloe chris christine christopher
claire clare colin connor craig daniel danielle darren dave david dawn deborah debra deepak denise dennis derek diana
diane dominic donald donna dorothy duncan edward eileen elaine eleanor elena elizabeth ella ellie emily emma eric erin
esther ethan evelyn ewan fatima fiona frances frank fraser freya gareth gary gavin gemma geoffrey george georgia gerald
gillian giulia graham gregory hamza hannah harriet harry hassan heather helen henry holly howard hugh hussein iain ian
ibrahim imran ines irene isaac isabel isabella isla ivan jack jackie jacob jacqueline james jamie jane janet janice jasmine
jason jean jennifer jeremy jessica jill joan joanna joanne john jonathan jordan joseph joshua joyce juan judith julia
julian julie karen karl kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin khalid kieran kim kirsty
laura lauren leah leon leonard lesley lewis liam linda lisa logan louis louise lucas lucy luke lynn malcolm marcus
margaret maria marie mariam marilyn martin martyn mary matthew maureen megan melanie michael michelle miguel mohammad mohammed
molly monica muhammad nadia naomi natalie natasha nathan neil niamh nicholas nicola nigel noah oliver olivia omar oscar
owen pamela patricia patrick paul paula pauline peter philip pooja priya rachel raj rajesh ravi rebecca reece rhys
richard rita robert robin roger ronald rory rosemary ross roy ruth ryan sally sam samantha samuel sandra sanjay sara
sarah scott sean shannon sharon sheila shirley siobhan sofia sophia sophie stacey stanley stephanie stephen steven
stewart stuart sunita susan suzanne sylvia tara terence teresa thomas timothy tina toby tom tracey tracy usman valerie
vanessa veronica victoria vijay vincent wayne wendy william yasmin yusuf yvonne zainab zara zoe
`;

export const givenNames: ReadonlySet<string> = new Set(list.trim().split(/\s+/u));
