"""The ways in which questions about a text are asked."""

from __future__ import annotations

from glm4v_tui.demo.lessons.grammar import Grammar

READ = Grammar(
    """
    What does (it|the text|this|the <pic>|the word|the writing) say<in>?
    What does (it|the text|the writing) say?
    <do> read (it|this|the text|the word|the writing|what is written|the letters)<in>.
    What is (written|printed)( there| here| in the <pic>| on the <pic>|)?
    (What|Which) (text|word|words|writing) (is it|is shown|is there|do you see|can you read|is \
    in the <pic>)<in>?
    (What is|What's) the (text|word|writing)<in>?
    What can you read<in>?
    (Transcribe|Extract|Write down|Copy|OCR|Recognise) (the text|it|the writing|the words)<in>.
    <tell> what (it|the text|the <pic>|the word) says.
    <tell> (what is written|what you can read|what the text is)<in>.
    <give> the (text|word|words|writing)<in>.
    (OCR|Text|Read|The text|Transcription|Transcribe)(|?|.|:)
    (Which|What) (letters|characters) do you see<in>?
    There is (a text|something written). What does it say?
    (What|Which words|Which word) (stands|is spelled|is noted|is put|appears|is readable|\
    can be read|is displayed)( there| here| in the <pic>| on the <pic>|)?
    (Decipher|Decode|Recite|Quote|Report|Type|Output|Print|State|Identify) (the text|the word|\
    the writing|what is written|what it says)<in>.
    (What's|What is) (it say|written here|the message|the inscription|the label|in writing|\
    the caption in the <pic>)?
    (How|What) does (the text|the writing|the word|it) (read|go|sound)?
    (The |)(text|writing|word|words|inscription|message)(| please| here| in the <pic>)(?|:|.)
    <do> (tell me|say|type|write|report|read out|read aloud) (the text|the word|what is written|\
    what you read)<in>.
    (Is|Was) (something|anything) written<in>? (What|What does it say|What is it|Read it)(?|.)
    (I cannot|I can't) read (it|this|the text|the word). (What does it say|Can you read it|\
    Read it to me|What is it)(?|.)
    (Convert|Turn|Bring) the (image|picture|writing) (in|)to text.
    (Please |)(read|transcribe|copy|give) (me |)(the words|the letters|the text|the writing)(|\
     to me| for me| aloud).
    """,
    """
    Could you transcribe the writing for me?
    I cannot make out the lettering. What does it say?
    Which words did somebody put on this <pic>?
    <do> type out the text exactly as it is written.
    """,
)

NUMBER = Grammar(
    """
    (What|Which) number (is it|is shown|do you see|can you see|is there|is written)<in>?
    (What is|What's) the number<in>?
    <do> read the (number|digits)<in>.
    (What|Which) (digits|numbers) (do you see|can you see|are shown)<in>?
    <tell> (what|which) number (it is|you see|is shown|is written)<in>.
    <give> the (number|digits)<in>.
    (Write down|Transcribe|Extract) the (number|digits)<in>.
    (The number|Number|Which number|What number)?
    What does the number say?
    (What|Which) (number|figure|digits) (appears|appear|stands|is displayed|is printed|can be read|\
    is noted|do you make out)<in>?
    (Identify|State|Report|Tell me|Type|Output|Read out|Read aloud|Recognise) the (number|digits|\
    figure)<in>.
    (The |)(number|digits|figure)(| please| here| in the <pic>)(?|:|.)
    (How|What) (does the number read|is the figure|number stands there|are the digits)?
    (There is|I see) a number. (Which one|What is it|Which number|Read it)(?|.)
    """,
    """
    Which digits did they write on this <pic>?
    I need the number from this <pic>.
    What number did they print here?
    """,
)

IS_TEXT = Grammar(
    """
    Is there (any|some|a|) (text|writing)<in>?
    (Do you see|Can you see|Do you find|Can you find) (any|a|some) (text|word|writing|letters)<in>?
    Does (the|this) <pic> (show|have|contain|include) (any|a|some) (text|writing|words)?
    Is (anything|something|any text|a text) written<in>?
    Are there (any|some|) (letters|words)<in>?
    (Any|Some) (text|writing|letters|words)<in>?
    <tell> (if|whether) there is (any|a|some) (text|writing)<in>.
    Can (you|one|I) read (anything|something)<in>?
    (Does|Do|Can) (any |some |)(text|writing|words|letters) (appear|exist|occur|be seen|\
    be found)<in>?
    (Text|Writing|Words|Letters)(: yes or no|: any|, yes or no|: is there any)?
    (True or false|Right or wrong): there is (a|some) (text|writing|word)<in>.
    I (think|believe|guess) there is (a text|some writing|a word)<in>. (Right|Is that right|\
    Correct|True)?
    <do> (check|verify|see) (if|whether) (there is a text|there is any writing|\
    something is written)<in>.
    (Is|Was) (the|this) <pic> (without text|with text|free of text|with or without text)?
    """,
    """
    Does the <pic> have any writing on it?
    Did someone put words on this <pic>?
    Is there anything for me to read here?
    """,
)

IS_NUMBER = Grammar(
    """
    Is there (a|any) number<in>?
    (Do you see|Can you see|Do you find) (a number|any number|any digits|digits|numbers)<in>?
    Does (the|this) <pic> (show|have|contain) (a number|any digits|numbers)?
    (Is|Are) (a number|any number|any numbers|digits) (written|shown)<in>?
    (Any|Some) (numbers|digits)<in>?
    <tell> (if|whether) there is (a|any) number<in>.
    Is (it|the text|this) a number?
    """,
    """
    Is the writing a number rather than a word?
    Would you call what is written here a number?
    Does the writing consist of digits only?
    """,
)

IS_WORD = Grammar(
    """
    Does (it|the text|the <pic>|the writing|the word) say "{guess}"?
    Is (the text|the word|it) "{guess}"?
    (Is|Is the word|Is the text) "{guess}" (written|shown|to be read)<in>?
    Can you read "{guess}"<in>?
    <tell> (if|whether) (it|the text) says "{guess}".
    It says "{guess}", (right|doesn't it|is that right|correct)?
    Is it (true|right|correct) that the text says "{guess}"?
    """,
    """
    Did they write "{guess}" on this <pic>?
    I read it as "{guess}". Am I correct?
    Is "{guess}" what is printed there?
    """,
)

TEXT_COLOUR = Grammar(
    """
    (What|Which) colour (is|has) the (text|word|writing|lettering)<in>?
    (What|Which) colour does the (text|word|writing) have<in>?
    (What is|What's) the colour of the (text|word|writing|letters)<in>?
    In (what|which) colour is the (text|word|writing)( written| printed| shown|)?
    (What|Which) colour are the (letters|words|characters)<in>?
    (<give>|<name>) the colour of the (text|word|letters)<in>.
    <tell> (what|which) colour the (text|word|writing) (is|has)<in>.
    (Text colour|Colour of the text|The colour of the text)?
    (What|Which) colour was used for the (text|letters|writing)?
    (What|Which) (hue|shade|tone) (is|has) the (text|word|writing)<in>?
    (Identify|Determine|State|Report|Find) the colour of the (text|word|writing|letters)<in>.
    The (text|writing|word) (is|has|comes in|is printed in|appears in) (what|which) colour?
    (In|With) (what|which) colour (was|were) the (text|letters|word|writing) (painted|drawn|\
    printed|done)?
    (Text|Writing|Letters|Word)(: colour|: what colour|: which colour| colour)?
    <tell> (in which colour|in what colour) the (text|word|writing) is (written|printed|shown).
    """,
    """
    What colour did they use for the lettering?
    Which ink colour was the text written in?
    In terms of colour, what are the letters like?
    """,
)

SPELL = Grammar(
    """
    <do> spell (it|the word|the text|what is written)<in>.
    <do> read (it|the word|the text) letter by letter.
    How is (it|the word|the text) (spelled|spelt|written)?
    (Which|What) (letters|characters) does the (word|text) (have|contain|consist of)?
    <give> the (single |)(letters|characters) of the (word|text).
    (Spell|Letter by letter|Spelling)(|:|.)
    (Recite|Name|List|Say|Type|State|Enumerate) (the |all the |)letters(| of the word| of the text|\
     one by one| in order)(|.)
    (Go through|Split|Break up|Take apart|Read) the (word|text) (letter by letter|by its letters|\
    into letters|in single letters|character by character).
    (What|Which) (letters|characters) (make up|are in|form|does one find in|is made of) the (word|\
    text)?
    (Can|Could) (you|we) spell (it|that|the word|the text)(| for me| out)?
    (The |)(letters|spelling|characters)(| please| of the word| of the text)(?|.|:)
    """,
    """
    Dictate the text to me letter by letter.
    How do I spell what is written there?
    Take the writing apart: which letters is it made of?
    """,
)

LETTERS = Grammar(
    """
    How many (letters|characters) does the (text|word) (have|contain|consist of)?
    How many (letters|characters) (<see>)<in>?
    <do> count the (letters|characters)( of the text| of the word|)<in>.
    (What is|<give>) the number of (letters|characters)<in>.
    How long is the (text|word)<in>?
    <tell> how many (letters|characters) (there are|the text has|you see)<in>.
    (Tally|Total|Number|Add up|Determine) the (number of |)(letters|characters)<in>.
    (Number|Count|Total) of (letters|characters)(| in the word| of the text)(|?|:)
    How many (letters|characters) (are in|make up|form|belong to|are there in) the (text|word)?
    (What|Which) (length|number of letters|number of characters) (has|does) the (text|word)(| have)?
    (Letters|Characters)(: how many|: count|: number|, how many)?
    """,
    """
    How many letters would I have to type to copy the text?
    How many letters long is the text?
    What is the length of the text, counted in letters?
    """,
)

WORDS = Grammar(
    """
    How many words (does the text have|does the text contain|has the text)?
    How many words (<see>)<in>?
    <do> count the words( of the text|)<in>.
    (What is|<give>) the number of words<in>.
    <tell> how many words (there are|the text has|you see)<in>.
    Is (it|the text) (one word|a single word) or (two words|two|more)?
    (Tally|Total|Number|Determine) the (number of |)words<in>.
    (Number|Count|Total) of words(| in the text| here)(|?|:)
    How many words (are in|make up|form|appear in|are there in) the (text|<pic>)?
    Words(: how many|: count|: number|, how many)?
    """,
    """
    What is the word count of the text?
    How many separate words were written?
    Counting words, how long is the text?
    """,
)
