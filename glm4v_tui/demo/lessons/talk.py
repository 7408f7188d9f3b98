"""Small talk, and questions about a picture where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Check, Lesson

NO_PICTURE = "I do not see a picture. Please attach one."
"""The answer to a question about a picture that is not there."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that people say, in many ways, and the one answer to it."""

    questions: Grammar
    answer: str
    thought: str

    def lesson(self, ability: str, chance: Random) -> Lesson:
        """Return the answer to one of the ways to say it."""
        asked = self.questions.ask(chance)
        return fixed(ability, asked.question, self.answer, self.thought, asked.unseen)


TOPICS = (
    Topic(
        Grammar(
            """
            (Hello|Hi|Hey|Hi there)(|!|.| again!|, model!)
            (Hello there|Hey there|Hallo|Howdy|Greetings)(|!|.| again!|, model!)
            Good (morning|evening|afternoon|day)(|!|.)
            (Hello|Hi), (nice to meet you|I am here|anyone there?|can you hear me?)
            """,
            """
            (Hi|Hello|Hey) (friend|buddy|everyone)!
            Pleased to meet you.
            """,
        ),
        "Hello! Show me a simple picture and ask me about it.",
        "This is a greeting.",
    ),
    Topic(
        Grammar(
            """
            (Who|What) are you?
            What is your name?
            What's your name?
            (Which|What) (model|AI|program) (are you|is this)?
            Are you (GLM-4V|a GLM model|GLM|ChatGPT|a robot|an AI|human|real|Claude|a person|a bot)?
            (Introduce|Describe) yourself.
            (Tell me|Say something) about yourself.
            Who (made|built|trained|created) you?
            Who am I talking to?
            What kind of model (are you|is this)?
            How were you (made|trained|built)?
            What (architecture|network) (do you have|are you)?
            What were you trained on?
            """,
            """
            What should I call you?
            Are you a language model?
            Please introduce yourself to me.
            """,
        ),
        "I am a tiny demo model with the GLM-4.1V architecture. "
        "I was trained on synthetic pictures of simple shapes, short texts and bar charts.",
        "I am asked who I am.",
    ),
    Topic(
        Grammar(
            """
            What can you (do|do for me|see|recognise|understand|answer)?
            (Help|Help me|/help|help!|I need help|Help please)
            (How|What) can you help me(| with)?
            What are (your skills|you able to do|you good at|your abilities|you good for)?
            What (can|should|could|may) I ask(| you)?
            How does this work?
            How do I use (you|this|this program)?
            What do you know?
            What kind of (questions|things|pictures) (can you answer|do you understand|do you know)?
            What can I do (here|with you)?
            What is this (program|for)?
            (Show|Tell) me what you can do.
            """,
            """
            What are you capable of?
            Which questions do you understand?
            Give me some help here.
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
            (Great|OK|Good|Perfect), (thanks|thank you)(|!|.)
            (Good job|Well done|Nice|Cool|Great|Very good|Excellent|Perfect|Wonderful|Awesome)(|!|.)
            (That is|That's) (right|correct|great|good|nice|very good|helpful)(|!|.)
            That (was|is) (helpful|good|all), (thanks|thank you).
            You are (great|good|smart|right|cute|nice)(|!|.)
            """,
            """
            I appreciate it.
            Thank you kindly!
            """,
        ),
        "You are welcome!",
        "The user is friendly.",
    ),
    Topic(
        Grammar(
            """
            Are you (sure|certain|really sure|absolutely sure|sure about that|confident)?
            Is (that|this|it) (right|correct|true)?
            (Really|Sure|Truly|Seriously)?
            I (do not|don't) (believe you|believe that|think so).
            (That is|That's|This is) (wrong|not right|not true|incorrect|false).
            You are wrong.
            No, that is wrong.
            (Check again|Look again|Try again).
            (Do|Can) you make mistakes?
            Can I trust you?
            """,
            """
            Are you positive?
            I doubt that.
            """,
        ),
        "I think so, but I am a tiny demo model and can make mistakes.",
        "I am asked whether I am sure.",
    ),
    Topic(
        Grammar(
            """
            (Bye|Goodbye|Bye bye|See you|See you later|Farewell|Good night|Ciao)(|!|.)
            (I have to go|I am leaving|I must go|That is all for today)(|.|, bye!)
            (Quit|Exit|Bye for now|Until next time)(|.)
            """,
            """
            So long!
            Take care, goodbye.
            """,
        ),
        "Goodbye!",
        "The user leaves.",
    ),
    Topic(
        Grammar(
            """
            How are you(|| today| doing)?
            How do you (do|feel)?
            How is it going?
            How's (it going|life|your day)?
            What's up?
            (Are you|You) (OK|fine|well|all right)?
            Did you sleep well?
            """,
            """
            How have you been?
            How are things?
            """,
        ),
        "I am fine, thank you. Show me a picture!",
        "I am asked how I am.",
    ),
    Topic(
        Grammar(
            """
            How (big|large|small|smart|good|clever|old|fast) are you?
            How many (parameters|weights|layers|neurons) do you have?
            What (is your size|size are you|are your limits|can you not do)?
            Can you (recognise|identify|see|detect) (people|animals|faces|real things|objects)?
            (Can|Do) you (understand|see|read) (photos|real photos|videos|long texts|documents)?
            (Can|Do) you (speak|understand) (German|French|other languages)?
            (Do you|Can you) (hear|talk|remember me|draw|make pictures|think|learn|dream|feel)?
            Are you (small|tiny|large|smart|stupid|clever|good|any good)?
            How (accurate|reliable) are you?
            """,
            """
            What is your number of parameters?
            Can you recognise persons in photos?
            """,
        ),
        "I am very small, about 14 million parameters. I only know simple shapes, short texts and "
        "bar charts, so I can make mistakes.",
        "I am asked how much I can do.",
    ),
    Topic(
        Grammar(
            """
            (Yes|No|OK|Okay|Hmm|Hm|Test|Testing|Well|So|Right|Fine|Sure|Yeah|Nope|Alright)(|.|!)
            (...|?|!|a|x|1|??|.|-|hm?|ok ok|go on|continue|next|go|and?)
            (I see|Interesting|Let us start|Let's go|Ask me something|I have a question)(|.|!)
            (Can|May) I ask (you something|a question|something)?
            I (do not|don't) know(|.| what to ask.)
            """,
            """
            I understand.
            Test, test, one two.
            """,
        ),
        "Ask me something about a picture, for example: How many red circles are there?",
        "There is no question yet.",
    ),
)
"""What people say besides questions about a picture."""


def fixed(ability: str, question: str, answer: str, thought: str, unseen: str = "") -> Lesson:
    """Return a lesson whose answer always is the same sentence."""
    check = Check(exactly=answer.split("\n")[0])
    return Lesson(ability, question, answer, check, thought=thought, unseen=unseen)


def talk(chance: Random) -> Lesson:
    """Return small talk."""
    return chance.choice(TOPICS).lesson("talk", chance)


def thanks(chance: Random) -> Lesson:
    """Return how a user closes a conversation."""
    return TOPICS[chance.choice((3, 3, 4, 5))].lesson("talk", chance)


def without_picture(about_one: Lesson) -> Lesson:
    """Return the answer to a question about a picture where none is to be seen."""
    thought = "There is no picture."
    return fixed("no-picture", about_one.question, NO_PICTURE, thought, about_one.unseen)
