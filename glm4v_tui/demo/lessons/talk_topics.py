"""What people say in English besides questions about a picture, and the answers to it."""

from __future__ import annotations

from glm4v_tui.demo.lessons.fixed import Topic
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.talk_more_topics import MORE_TOPICS

TOPICS = (
    Topic(
        Grammar(
            """
            (Hello|Hi|Hey|Hi there)(|!|.| again!|, model!)
            (Hello there|Hey there|Hallo|Howdy|Greetings|Hiya|Heya|Yo|Hello hello|Hi hi|\
    Salutations)(|!|.| again!|, model!)
            Good (morning|evening|afternoon|day)(|!|.| to you!| to you all!|, assistant.|\
    , everybody!)
            (Hello|Hi), (nice to meet you|I am here|anyone there?|can you hear me?|are you there?|\
    how nice to see you|I am new here)
            (Hi|Hello|Hey) (you|assistant|bot|robot|there, model|all|folks|dear model|my friend|\
    pal|mate|guys)(|!|.)
            (Nice|Good|Great|Lovely|Glad|Happy|A pleasure) to (meet|see|know) you(|!|.| too.)
            (Is anyone|Is anybody|Is somebody) (here|there|home|listening)?
            (I am back|Here I am|It is me|It's me again|Long time no see|Me again|I just arrived)(|\
    !|.)
            (Welcome|Morning|Evening|Top of the morning|Peace|Cheers, hello|Warm greetings|\
    Hello world)(|!|.)
            (I|Just) (want|wanted) to say (hi|hello).
            (Saying|Just saying) (hi|hello)(|!|.)
            """,
            """
            (Hi|Hello|Hey) from the lab!
            Glad to be here, hello!
            A very good day to you!
            """,
        ),
        "Hello! Show me a simple picture and ask me about it.",
        "This is a greeting.",
    ),
    Topic(
        Grammar(
            """
            (Who|What) are you(|, actually|, really| exactly)?
            What is your name?
            What's your name?
            (Which|What) (model|AI|program|assistant|system|software|chatbot|version) (are you|\
    is this|am I using)?
            Are you (GLM-4V|a GLM model|GLM|ChatGPT|a robot|an AI|human|real|Claude|a person|a bot)?
            Are you (Gemini|Llama|a machine|a program|a chatbot|an assistant|a computer|alive|\
    a neural net|artificial)?
            (Introduce|Describe|Present|Identify|Explain) yourself(| please| briefly|, please).
            (Tell me|Say something|Talk|Tell me more|Tell me a bit|I want to know) about yourself.
            Who (made|built|trained|created|developed|designed|programmed|coded|owns) you?
            Who (am I|are we) (talking|speaking|chatting|writing) (to|with)?
            What kind of (model|AI|assistant|program|thing|being|bot) (are you|is this)?
            How were you (made|trained|built|created|developed|taught|born)?
            What (architecture|network|model) (do you have|are you|do you use|are you based on|\
    is behind you)?
            What (were you trained on|data did you learn from|did you learn from|\
    is your training data)?
            (Your name|Your name please|Name|May I have your name|And you are|Do you have a name|\
    Got a name)?
            (What do|How do|How may|How can) (I|people|they|others|we) call you?
            Where (do you come from|are you from|were you made|were you trained)?
            (Let me know|I would like to know|I wonder|I'd like to find out|Please tell me|\
    Could you say) (who|what) you are.
            (Give|Write) (me |)(a short introduction of yourself|some facts about yourself|\
    your name).
            Is (this|that) (an AI|a robot|a bot|a person|a real person|ChatGPT|GLM|\
    a language model)?
            """,
            """
            Who or what is answering me here?
            Could you tell me a bit about yourself?
            Which model is running here?
            """,
        ),
        "I am a tiny demo model with the GLM-4.1V architecture. "
        "I was trained on synthetic pictures of simple shapes, short texts and bar charts.",
        "I am asked who I am.",
    ),
    Topic(
        Grammar(
            """
            What can you (do|do for me|see|recognise|understand|answer|help with|offer|handle|\
    tell me|look at)?
            (Help|Help me|/help|help!|I need help|Help please|Assist me|I need some assistance|\
    Usage|Manual|Menu)
            (How|What) can you help me(| with)?
            What are (your skills|you able to do|you good at|your abilities|you good for|\
    your features|your functions)?
            What are (your capabilities|your strengths|your talents|you made for|you used for|\
    you for|your options)?
            What (can|should|could|may|might) I ask(| you| you about| here| for)?
            How does (this|it|this thing|this program|this model|everything) work?
            How (do|can|should|would) I (use|work with|talk to|handle|operate) (you|this|\
    this program|this model|it)?
            What do you (know|understand|do|do all day|know about|offer)?
            (What kind|What sort|Which kinds|What types) of (questions|things|pictures|\
    tasks) (can you answer|do you understand|do you know|do you handle)?
            What can I do (here|with you|with this|with this program)?
            What is (this|this program|this model) (for|about|good for)?
            (Show|Tell) me what you (can|are able to) do.
            (List|Name|Describe|Explain|Show me) your (skills|abilities|features|functions|\
    capabilities).
            (I am lost|I do not know how to start|How do I begin|Where do I start|What now|\
    What should I do)(|.|?)
            (Can|Could|Would|Will) you (help|assist|help me|assist me|help me out|give me a hand)(|\
     please)?
            (Any|Some|Give me|I could use) (hints|tips|instructions|examples|\
    advice on how to use you)(|.|?)
            """,
            """
            I am new here. What can you help me with?
            What sort of tasks are you made for?
            Which things could you do for me?
            """,
        ),
        "I can:\n- describe simple pictures with coloured shapes\n"
        "- count and find shapes, and give their bounding boxes\n"
        "- read short texts\n- answer questions about bar charts\n"
        "- compare pictures\n\nAdd /think to see my reasoning.",
        "I am asked what I can do.",
    ),
    Topic(
        Grammar(
            """
            (Thanks|Thank you|Thx|Many thanks|Thanks a lot)(|!|.| very much.| so much!)
            (Great|OK|Good|Perfect|Fine|Right|Alright|Super|Ah), (thanks|thank you|thanks a lot|\
    many thanks)(|!|.)
            (Good job|Well done|Nice|Cool|Great|Very good|Excellent|Perfect|Wonderful|Awesome)(|!|.)
            (Amazing|Brilliant|Fantastic|Superb|Impressive|Lovely|Sweet|Bravo|Nice one|Good work|\
    Great job|Neat|Splendid|Not bad|Way to go)(|!|.)
            (That is|That's) (right|correct|great|good|nice|very good|helpful|perfect|\
    exactly right|wonderful|amazing|cool|impressive|spot on)(|!|.)
            That (was|is) (helpful|good|all|useful|what I wanted|kind of you|very kind), (thanks|\
    thank you).
            You are (great|good|smart|right|cute|nice|kind|clever|brilliant|awesome|the best|\
    helpful|wonderful|amazing|a genius|so good|very kind|correct)(|!|.)
            (Thanks|Thank you) (for your help|for the answer|for that|for your time|for helping|\
    for everything|again|indeed|a million|once more)(|!|.)
            (I am|I'm) (grateful|very grateful|thankful|impressed|happy|pleased|very pleased|\
    satisfied|glad)(|.|!| with that.| for your help.)
            (Much appreciated|Your help is appreciated|I really appreciate your help|Ta|Cheers|\
    Thank you kindly for this|Thnx|ty|thank u|Kudos|Respect)(|!|.)
            (I|We) (love|like) (it|this answer|your answer|that answer)(|!|.)
            (Yes|Yep|Yeah|Exactly), (that is|that's) (right|correct|it)(|!|.|, thanks.)
            (You|You really) (helped me a lot|did well|did a good job|got it right|nailed it|\
    made my day)(|!|.)
            (Correct|Exactly|Precisely|Indeed|Bingo|Right answer|Good answer|Nice answer|Well said|\
    Spot on)(|!|.)
            """,
            """
            That helped a lot, thanks!
            You have been a great help.
            Perfect, just what I needed!
            """,
        ),
        "You are welcome!",
        "The user is friendly.",
    ),
    Topic(
        Grammar(
            """
            Are you (sure|certain|really sure|absolutely sure|sure about that|confident|convinced|\
    a hundred percent sure|sure of it|serious|certain of that|quite sure)?
            Is (that|this|it) (right|correct|true|really so|so|really true|accurate|for real|\
    a fact|your final answer)?
            (Really|Sure|Truly|Seriously|Honestly|For real|Certain|Is it|Oh really|You sure|\
    Sure about it|No kidding|Are you)?
            I (do not|don't) (believe you|believe that|think so|agree|buy it|trust you|trust that|\
    believe it|think that is right|believe a word).
            (That is|That's|This is|It is) (wrong|not right|not true|incorrect|false|a mistake|\
    an error|nonsense|not correct|impossible|not what I see).
            (You are|You're) (wrong|mistaken|not right|lying|incorrect|kidding|joking|\
    making things up|confused).
            No, (that is|that's|you are|this is|it is) (wrong|not right|mistaken|incorrect|false).
            (Check|Look|Try|Think|Count) (again|once more|twice|one more time|more carefully|\
    better)(|.| please.|!)
            (Do|Can|Could|Might|Will) you (make|ever make) (mistakes|errors|a mistake)?
            (Can|Should|May|How can) I (trust|believe|rely on) (you|that|this|your answer|\
    what you say)?
            (I have|I've got) (my doubts|doubts|some doubts|a doubt about that|serious doubts)(|.)
            I (am not|'m not) (sure about that|so sure|convinced|certain about that|\
    positive about that)(|.)
            (Wrong|False|Incorrect|Nope, wrong|Not true|No way|Nonsense|Mistake|Error|Rubbish|\
    Are you kidding|You must be wrong)(|!|.)
            (Are|Were) you (guessing|mistaken|wrong|lying to me|making this up|right about this)?
            (How|Why) (sure|certain|confident) are you(| about that| of this)?
            (I think|I guess|I believe|I feel|I fear|It seems|It looks like) (you are wrong|\
    that is wrong|you made a mistake|this is not right|you missed something)(|.)
            (Please|Could you|Can you|Would you) (double-check|verify that|check that|reconsider|\
    confirm that|take another look|check your answer)(|.)
            """,
            """
            Is there any chance you got that wrong?
            That does not look right to me.
            Can you vouch for that?
            """,
        ),
        "I think so, but I am a tiny demo model and can make mistakes.",
        "I am asked whether I am sure.",
    ),
    *MORE_TOPICS,
)
"""What people say besides questions about a picture."""
