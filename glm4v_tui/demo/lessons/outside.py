"""Questions in English and other languages that have nothing to do with the model's pictures."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

OUTSIDE = Grammar(
    """
    What is the capital of (France|Germany|China|Japan|Italy|Spain|India|Brazil|Canada|Egypt)?
    What is the (population|currency|flag|area|language|GDP) of (France|China|Japan|Spain|India)?
    Who is the (president|king|queen|prime minister|leader) of (France|China|Japan|the USA|Spain)?
    Who (wrote|invented|discovered|painted|composed) (Hamlet|the telephone|America|this|gravity)?
    Who (painted|made|drew|took|sent|owns|designed) this (|picture|image|photo|drawing)?
    Who is (this|that|Einstein|Napoleon|Mozart|your favourite singer|on the phone|your boss)?
    When was (this picture (taken|made|drawn)|he born|the war|the first computer built)?
    When was (this (photo|image) (taken|made|drawn)|he born|the war|the first computer built)?
    Where was this (picture|photo|image) (taken|made|drawn)?
    (Write|Compose) a (poem|story|song|letter|joke)(| about (love|a dragon|the sea)).
    (Give me|Make up) a (poem|story|song|letter|joke)(| about (love|a dragon|the sea)).
    (Write|Compose|Give me|Make up) a (poem|story|song|letter|joke)(| about (shapes|winter|my cat)).
    (Write|Compose|Give me|Make up) a (novel|haiku)(| about (love|a dragon|the sea)).
    (Write|Compose|Give me|Make up) a (rhyme|riddle|speech)(| about (love|a dragon|the sea)).
    (Write|Compose|Give me|Make up) a (novel|haiku)(| about (shapes|winter|my cat)).
    (Write|Compose|Give me|Make up) a (rhyme|riddle|speech)(| about (shapes|winter|my cat)).
    (Write|Fix|Explain|Run|Debug) (my|some|this|the|Python|Java|C) (code|program|function|script).
    Write (a Python function|a program|a loop|an email to my boss|an essay|a resume|a test).
    Translate (this|it|the text|hello|the sentence) (|in)to (German|French|Chinese|Spanish|Latin).
    What is (2+2|3 times 4|12 + 7|the square root of 9|10 divided by 2|15 - 6|pi|7 * 8|100/4)?
    (Solve|Calculate|Compute) (x + 3 = 5|2x = 10|12 * 12).
    (Solve|Calculate|Compute) (the integral|5 plus 9|20 - 4|this equation).
    How much is (2+2|5 and 6|ten times ten|a dollar in euros|it|this|gold|a house)?
    What is the weather (|like )(today|tomorrow|in Paris|here|now)?
    What (time|day|date|year|month) is it(| today| now)?
    (Tell me|Do you know|Say) (a joke|a story|the news|a secret|something funny|a fun fact).
    What brand is (this|it|the car|the phone)?
    What (music|film|book|food|sport|animal|game|city) do you (like|love|recommend|prefer)?
    What is your favourite (food|film|song|animal|book|city|number|game|sport)?
    Do you (like|love|hate|want|need) (it|this|music|me|coffee|football|the picture|to play|money)?
    (Is|Was) (it|this|the picture) (beautiful|ugly|expensive|art|famous|old|new|real|fake|a photo)?
    What do you think of (this|art|politics|the picture|love)?
    What (is your opinion on|do you feel about) (this|art|politics|the picture|love)?
    How (do|can) I (cook pasta|learn Python|get rich|sleep better|lose weight|fix my car|go home)?
    How (far|high|deep|old|heavy|fast) is (the moon|the ocean|Mount Everest|the sun|a cheetah|Rome)?
    How many (people|days|planets) (are in the world|does a year have)?
    How many (legs|countries|seconds|continents) (are in the world|does a year have)?
    How many (people|days|planets|legs|countries|seconds|continents) (has a cat|live in China)?
    (Explain|Define|What is) (quantum physics|gravity|democracy)(.)
    (Explain|Define|What is) (machine learning|love|a black hole)(.)
    (Explain|Define|What is) (photosynthesis|the meaning of life|a neural network)(.)
    (Explain|Define|What is) (philosophy|evolution|inflation)(.)
    Why is (the sky blue|grass green|water wet|the sea salty|it so|life hard|he sad|she laughing)?
    Why (do|did) (we sleep|birds fly|you do that|they fight|the war begin|people cry|it rain)?
    (Summarise|Rewrite|Correct|Read|Continue) (this article|my essay|the book).
    (Summarise|Rewrite|Correct|Read|Continue) (this paper|the story|my text).
    (Search|Open|Browse|Play|Download|Send|Buy|Book) (the web|a website|a song|a file).
    (Search|Open|Browse|Play|Download|Send|Buy|Book) (an email|a flight|music|a game).
    (Give me|Find|Suggest) (a recipe|a diet|a plan|some advice).
    (Give me|Find|Suggest) (a name for my cat|a present|a movie|a hotel).
    What (material|texture|mood|style|emotion|weather|season) is (this|it|that|shown)?
    What (country|city|language|age|gender|smell|sound) is (this|it|that|shown)?
    What (is he|is she|are they|is the man|is the dog) (doing|wearing|eating)?
    What (is he|is she|are they|is the man|is the dog) (thinking|holding|saying)?
    (Is|Are) (he|she|they|the man|the people) (happy|sad|old|young|running|tall|angry|sleeping)?
    What (happened|happens next|will happen|came before|is the story|is the moral)?
    How (old|tall|heavy|rich|happy) is (he|she|the man|the child|this person)?
    Who won (the game|the war|the election|the world cup|yesterday)?
    What is the (price|weight|temperature) of (this|it|the picture|gold|oil|the book)?
    What is the (distance|speed|meaning) of (this|it|the picture|gold|oil|the book)?
    What is the (moral|title|name|author|date|source) of (this|it|the picture|gold|oil|the book)?
    (Draw|Paint|Generate|Create) (me a|a|the|this) (picture|cat|logo|image|circle|house)(.)
    (Edit|Make|Crop|Rotate|Blur) (me a|a|the|this) (picture|cat|logo|image|circle|house)(.)
    (Sing|Dance|Jump|Smile|Count to a million|Wake me up|Call me|Hack it|Turn off the light).
    My (name is Anna|head hurts|computer is slow).
    My (cat is sick|friend is sad|favourite band is on tour).
    Can you (drive|cook|sing|dance|code|fly|swim|smell|order pizza|call my mother)?
    Should I (buy it|go|marry|invest|learn to code|wear a coat|tell her|quit my job)?
    Let us (play chess|play a game|talk about politics|go out|dance|role-play).
    Which (team|country|planet|animal) is the (best|oldest|largest|longest|fastest|richest)?
    Which (king|river|mountain|car) is the (best|oldest|largest|longest|fastest|richest)?
    (Describe|Explain|Outline|Summarise) (the French Revolution|your childhood|the plot of Hamlet|\
    the stock market|my day|climate change).
    (Count|List|Name|Enumerate) (the planets|all countries|the US states|ten good books|\
    the prime numbers|the kings of France|my friends|the months).
    (Find|Locate|Look for|Search for|Show me) (a restaurant|my keys|the nearest hospital|\
    a good film|a job|cheap flights|my phone).
    (Where|Whereabouts) (is|lies) (Paris|Berlin|the Nile|the station|my house|Mount Fuji|\
    the toilet|Africa|my brother)?
    (Is|Was) (Paris|Einstein|the earth|water|God|chess|coffee) (large|dead|round|dangerous|real|\
    hard|healthy)?
    (How many|What number of) (legs|people|stars|bones|hours|moons) (does a dog have|live on earth|\
    has Jupiter|are in a day|has a human)?
    (What|Which) colour (is|has) (the sky|my hair|the sun|a banana|grass|the sea|your car|\
    a polar bear)?
    (True or false|Right or wrong): (the earth is flat|cats can fly|two plus two is five|\
    it is raining|gold is heavy).
    (Do you|Would you|Could you) (marry me|lend me money|come with me|drive my car|pay my bills|\
    cook dinner|phone my boss)?
    (I am|I feel|We are) (hungry|sad|in love|ill|from Spain|cold|bored of life)(.|\
    , what should I do?)
    """,
    """
    How many people live in (Tokyo|Berlin|Lima)?
    Who won the (World Cup|election) last year?
    (Recommend|Suggest) a good (restaurant|podcast) for me.
    What do you get if you multiply (6 by 8|11 by 11)?
    Can you explain how (vaccines|black holes|tides) work?
    Write me a (cover letter|bedtime story|wedding toast).
    How long does it take to (boil an egg|fly to the moon)?
    What does the word (serendipity|entropy) mean?
    Is it going to (rain|snow) this weekend?
    Turn this paragraph into Portuguese.
    In which year did (the Titanic sink|the Berlin Wall fall)?
    Would you (lend me some money|pick me up at six)?
    """,
)
"""English questions that the model does not answer."""

FOREIGN = Grammar(
    """
    (Wie viele|Wieviele) (Kreise|Formen|Sterne|Quadrate|Menschen) (gibt es|siehst du|sind da)?
    (Welche Farbe|Welche Form) hat (der Kreis|das Quadrat|der Stern|das Herz|der Hintergrund)?
    (Was siehst du|Was ist das|Was ist auf dem Bild)?
    (Beschreibe das Bild|Wo ist der Kreis|Was steht da)?
    (Guten Tag|Wie geht es dir|Wer bist du|Was kannst du|Danke|Auf Wiedersehen|Gibt es einen Kreis)?
    (Combien de cercles|Combien d'étoiles|Combien de formes) (y a-t-il|vois-tu|sont là)?
    (De quelle couleur est|Où est) (le cercle|le carré|l'étoile|le triangle|le fond)?
    (Que vois-tu|Qu'est-ce que c'est|Décris l'image|Bonjour|Qui es-tu|Merci|Au revoir|Lis le texte)?
    ¿(Cuántos círculos|Cuántas estrellas|Cuántas formas) (hay|ves|se ven)?
    ¿(De qué color es|Dónde está) (el círculo|el cuadrado|la estrella|el triángulo|el fondo)?
    ¿(Qué ves|Qué es esto|Describe la imagen|Hola|Quién eres|Gracias|Adiós|Lee el texto)?
    (Quanti cerchi ci sono|Di che colore è il cerchio|Cosa vedi|Descrivi l'immagine|Grazie)?
    (Quantos círculos há|De que cor é o quadrado|O que você vê|Descreva a imagem|Olá|Obrigado)?
    (Hoeveel cirkels zijn er|Welke kleur heeft de ster|Wat zie je|Beschrijf het plaatje)?
    (Сколько кругов|Какого цвета круг|Что ты видишь|Опиши картинку|Привет|Кто ты|Где квадрат)?
    (何が見えますか|円はいくつありますか|何色ですか|これは何ですか|星はどこですか|こんにちは)？
    (画像を説明してください|あなたは誰ですか|四角は何色ですか|ありがとう|文字を読んでください)。
    (무엇이 보이나요|원이 몇 개 있나요|무슨 색이에요)?
    (그림을 설명해 주세요|안녕하세요|별은 어디에 있나요)?
    (Ile jest kół|Co widzisz|Kaç daire var|Ne görüyorsun|Hur många cirklar finns det|Vad ser du)?
    (كم عدد الدوائر|ماذا ترى|ما هذا|מה אתה רואה|כמה עיגולים יש|Πόσοι κύκλοι υπάρχουν|Τι βλέπεις)?
    """,
    """
    (Kannst du mir sagen, was hier zu sehen ist|Gibt es auf dem Bild einen roten Kreis)?
    (Que voyez-vous sur l'image|Y a-t-il un triangle vert ici)?
    (¿Dónde está el cuadrado azul|¿Me puedes describir la imagen)?
    (赤い丸はどこにありますか|この絵について説明してください)。
    """,
)
"""Questions in languages that the model does not speak."""
