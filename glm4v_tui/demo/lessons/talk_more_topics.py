"""How people take their leave, and what they say of the model and of nothing in particular."""

from __future__ import annotations

from glm4v_tui.demo.lessons.fixed import Topic
from glm4v_tui.demo.lessons.grammar import Grammar

MORE_TOPICS = (
    Topic(
        Grammar(
            """
            (Bye|Goodbye|Bye bye|See you|See you later|Farewell|Good night|Ciao)(|!|.)
            (See you|See ya|Talk to you|Catch you|Speak to you|Till) (soon|tomorrow|next time|\
    around|later|again)(|!|.)
            (I have to go|I am leaving|I must go|That is all for today)(|.|, bye!)
            (I need to leave|I'm off|I am done|I am going home|I have to leave|Time to go|\
    I should go|I am going to bed)(|.|, bye!|, goodbye.)
            (Quit|Exit|Bye for now|Until next time|Stop here|End|Logout|Close|The end|Finish|\
    Over and out|Adieu|Cheerio)(|.|!)
            (Have a|Have a very) (nice|good|great|lovely) (day|evening|weekend|night|time|one)(|!|\
    .|, bye.)
            (Take|Please take) (it easy|good care|care of yourself)(|!|.)
            (Sleep well|Sweet dreams|Good night, model|All the best|Best wishes|Be well|Stay safe|\
    So bye|Later|Laters|Toodles)(|!|.)
            (No more questions|Nothing else|That was it|That will be all|\
    I have no further questions|That's it for now)(|.|, bye!)
            """,
            """
            That is enough for today, see you!
            I am logging off now.
            It was nice talking to you, bye!
            """,
        ),
        "Goodbye!",
        "The user leaves.",
    ),
    Topic(
        Grammar(
            """
            How are you(|| today| doing| doing today| feeling| these days| now|, my friend)?
            How do you (do|feel|feel today|feel now)?
            How is (it going|everything|life|your day|the day|your mood|business|your health)?
            How's (it going|life|your day|everything|your mood|things going)?
            (What's up|Sup|What's new|Whats up|What is new|How goes it|How goes|Wassup)?
            (Are you|You) (OK|fine|well|all right|good|feeling well|feeling good|happy|doing well|\
    alright|tired|busy|in a good mood)?
            (Did you sleep well|Have you slept well|Had a good day|Is everything fine|\
    Everything OK|All good|All well|Everything all right)?
            (I hope you are|Hope you are|I trust you are) (well|fine|doing well|OK)(|.|?)
            (And you|And how are you|How about yourself|And yourself|How is your day going|\
    Having a good day|How was your day|Are things good)?
            (Is|Was) your day (good|fine|nice|going well|OK)?
            """,
            """
            What has your day been like?
            Is everything going well with you?
            How are you getting on?
            """,
        ),
        "I am fine, thank you. Show me a picture!",
        "I am asked how I am.",
    ),
    Topic(
        Grammar(
            """
            How (big|large|small|smart|good|clever|old|fast|tiny|intelligent|capable|precise|\
    powerful|strong|heavy) are you?
            How many (parameters|weights|layers|neurons|billion parameters|million parameters|\
    tokens) (do you have|are in you|have you got)?
            What (is your size|size are you|are your limits|can you not do|is your age|\
    are your weaknesses|don't you know)?
            (What are|Name|Tell me|List) your (limits|limitations|weaknesses|weak points|\
    shortcomings|faults)(|.)
            Can you (recognise|identify|see|detect) (people|animals|faces|real things|objects)?
            (Can|Do) you (understand|see|read) (photos|real photos|videos|long texts|documents|\
    handwriting|maps|movies|web pages)?
            (Can|Do) you (speak|understand|know) (German|French|other languages|Spanish|Japanese|\
    many languages)?
            (Do you|Can you) (hear|talk|remember me|draw|make pictures|think|learn|dream|feel|\
    listen|paint|imagine|reason|see me|surf the web)?
            Are you (small|tiny|large|smart|stupid|clever|good|any good|big|powerful|intelligent|\
    dumb|strong|limited|slow|fast|perfect)?
            How (accurate|reliable|trustworthy|exact|limited|correct) are (you|your answers)?
            (Your size|Model size|Parameters|Number of weights|Parameter count|Your limits|\
    Your age)?
            What (is|was) (too hard|too difficult|hard|difficult|impossible) for you?
            (Is|Are) there (anything|things|something) (you cannot do|you do not know|\
    you can't see|that you don't understand)?
            (Which|What) (things|pictures|languages|photos) (can you not|can't you|\
    do you not) (see|understand|recognise|speak)?
            """,
            """
            What is your parameter count?
            Which kinds of pictures are beyond you?
            How much can I expect from such a small model?
            """,
        ),
        "I am very small, about 15 million parameters. I only know simple shapes, short texts and "
        "bar charts, so I can make mistakes.",
        "I am asked how much I can do.",
    ),
    Topic(
        Grammar(
            """
            (Yes|No|OK|Okay|Hmm|Hm|Test|Testing|Well|So|Right|Fine|Sure|Yeah|Nope|Alright)(|.|!)
            (Yep|Nah|Uh|Um|Oh|Ah|Aha|Hmmm|K|Okey|Wow|Maybe|Perhaps|Whatever|Never mind|Lol|Haha|\
    Oops|Wait|Ready|Go ahead)(|.|!)
            (...|?|!|a|x|1|??|.|-|hm?|ok ok|go on|continue|next|go|and?)
            (I see|Interesting|Let us start|Let's go|Ask me something|I have a question)(|.|!)
            (I got it|Got it|Understood|Makes sense|I know|Noted|Clear|All clear|That makes sense|\
    Fair enough|I get it|I hear you)(|.|!)
            (Can|May|Could) I ask (you something|a question|something|you a question|\
    one more question|another question)?
            I (do not|don't) know(|.| what to ask.| yet.| what to say.)
            (Let us|Let's) (begin|continue|try|go on|get started|see|do this|move on|test this)(|.|\
    !)
            (I am|I'm) (ready|just testing|testing you|here to test you|thinking|curious|bored|\
    waiting)(|.|!)
            (Just|Only) (a|another) (test|try|quick test|question)(|.|!)
            (One|Just a|Wait a) (moment|second|minute)(|.|!| please.)
            (Something|Anything) (else|more|new)(|?|.)
            (Next question|Another one|One more|Again|More|Now what|Then|And then|So what|Start|\
    Begin)(|.|?)
            (I want to|I would like to|I am going to|I will) (ask|test|try|ask something|\
    ask you something|try something)(|.)
            (This|It) is (a test|only a test|just a test)(|.)
            """,
            """
            Just checking whether this works.
            Let me think of a question.
            Give me a second.
            """,
        ),
        "Ask me something about a picture, for example: How many red circles are there?",
        "There is no question yet.",
    ),
)
"""What people say in English besides, and the answers to it."""
