/** Given and family names, put together at random. No person is meant. */
export const givenNames: readonly string[] = [
  'Aisha Alan Amara André Anita Beth Bronwen Callum Carys Chidi Chloé Colin Daisy Derek Eilidh Elif',
  'Emeka Farah Fergus Gemma Gethin Grace Hamza Hazel Imran Ines Ivor Jade José Joyce Kamal Keira Kofi',
  'Lara Leon Lorna Maeve Malik Marta Mei Nadia Neil Nia Olu Owen Priya Rhys Rosa Ruth Sanjay Seán Shona',
  'Siân Tariq Tess Una Vera Wen Yusuf Zoë',
].flatMap((line) => line.split(' '));

export const familyNames: readonly string[] = [
  'Abara Ashdown Begum Birtle Brannigan Castellan Chowdhry Coldbeck Crossthwaite D’Arcy Dunmore Ebanks',
  'Farrow Fenwick Garside Gillespie Grönholm Hallam Haddad Hesketh Iqbal Inchbald Jessop Kaur Kettley',
  'Lacroix Lindqvist Lomax MacAuley Marlowe Mbeki Merriman Müller Naylor Núñez O’Dowd O’Hare Okafor',
  'Ormerod Pascoe Penhallow Prowse Quigley Rahman Redfern Sandhu Scully Stott Szabó Tallis Thackray',
  'Trelawney Underhill Varga Wadsworth Whitlock Wójcik Yarwood Yilmaz',
].flatMap((line) => line.split(' '));
