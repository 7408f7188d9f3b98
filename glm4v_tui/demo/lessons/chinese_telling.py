"""Chinese lessons that tell everything a picture shows, and what is behind it."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.chinese_signs import chart_in_words
from glm4v_tui.demo.lessons.chinese_words import BACKGROUNDS, HUES, name, place, says
from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.world.scene import Scene, Shape

_DESCRIBE = Grammar(
    """
    (描述|介绍|说明|形容|讲解|概括|概述|总结|叙述|解说|讲述|刻画|分析|解释|描写|归纳)(一下|下|\
    )(这张图|图里的内容|图片|照片|画面|这张图片|图像|画面内容|图片内容|整张图|这幅画面)。
    <qing>(详细|简单|简要|简短|仔细|完整|大致|具体|全面|粗略|认真)(地|)(描述|介绍|说明|概括|讲述|\
    叙述|讲讲|说说)(一下|)(这张图|图片|画面|照片|图里的内容|图像)。
    (图里|这里|这张图上|这张图里|画面里|照片里|图片上|图像里|上面|里面)(有|是|画的是|画了|画着|\
    显示|呈现了|展示了|包含|出现了|能看到)(什么|些什么|什么东西|啥|哪些东西|哪些内容|什么内容)？
    (你|您|)(看到|看见|能看到|瞧见|观察到|发现|注意到|看出|能看见|看得到)(了|)(什么|些什么|啥|\
    哪些东西|什么内容|什么东西)？
    (这|这张图|这个|这幅图|图片)是(什么|啥|什么图|什么内容|什么样的图|什么画面)？
    (说说|告诉我|讲讲|说一下|谈谈|说一说|写出|讲一讲|汇报|写下)(你|)(看到|看见|观察到|发现)(了|\
    )(什么|的内容|的东西|的一切|的画面)。
    (说说|讲讲|看看|瞧瞧|看一看|说一说|讲一讲|谈谈|解读|看一下|瞧一瞧)(这张图|图片|照片|画面|图像)。
    <qing>(用|以)(一句话|几句话|中文|简单的话|一段话|自己的话|语言)(描述|概括|说明|介绍|总结|\
    讲讲)(这张图|图片|画面|图里的内容)。
    (这张图|图片|画面)(的内容是什么|展示了什么|显示了什么|上有什么|讲了什么|画了啥|包含什么|\
    是什么样的|长什么样|里都是什么|表现了什么|的内容呢)？
    <qing>(给|为|替)(这张图|图片|照片|画面)(写|作|做|加|配|来)(一段|一个|一句|个|)(描述|说明|介绍|\
    文字说明|概括|标题)。
    <qing>(给出|写出|写|提供|生成|做|来)(一段|一个|一份|一下|)(图片|画面|这张图的|图像)(描述|说明|\
    介绍|内容概括)。
    (描述|说明|介绍|概括|看图说话|图片描述|图片说明|看图|内容)(|：|。)
    (看|观察|对着|仔细看)(这张图|图片|画面)，(你看到什么|有什么|说说内容|里面有啥|描述一下|讲讲看)。
    (我想知道|想知道|我看不见，告诉我|能告诉我|我要了解)(图里|画面里|这张图|照片上)(有什么|是什么|\
    都画了什么|的内容)。
    (图里|画面里|照片里)(都有什么|都画了什么|到底有什么|究竟有什么|的东西有哪些|发生了什么)？
    """,
    """
    请给我讲讲图上画了些什么。
    我没法看图，你能描述给我听吗？
    用你的话说说这张图的样子。
    """,
)

_LIST = Grammar(
    """
    (列出|列举|写出|罗列|枚举|列|数出|逐条写出|逐条写下|一一列举|逐个列举|逐一列举|逐个说出|\
    依次列出|分别列出|挨个列出|逐项列出|分条列出|逐行写出)(所有|全部|图里的|各个|每个|每一个|这些|\
    画面里的|)(形状|图形|物体|东西|元素|内容)。
    <qing>(列出|列举|罗列|逐个列出|依次写出|逐一说出|分条列出|挨个说出|逐项写出|清点并列出)(图里|\
    画面里|图中|)(所有|全部|每一个|)(的|)(形状|图形|物体|东西)。
    (用列表|以列表形式|用清单|以清单形式|用列表的形式|分条|分点|逐条|逐点|按条目|用项目符号|\
    一行一个)(描述|列出|说明|写出|介绍|给出|展示)(这张图|所有形状|图里的东西|全部图形|画面内容|\
    每个形状|图里的内容)。
    (把|将)(所有|全部的|每个|图里的|这些|)(形状|图形|东西|物体)(列出来|列成列表|一一列出|列个清单|\
    逐个列出|列成清单|都列出来|依次写出来|分别写出来|罗列出来|逐条写出来)。
    <qing>(做|列|写|给出|给我|生成|制作|整理|来|弄)(一个|一份|个|出|)(形状|图形|图里东西的|\
    所有形状的|物体|全部图形的)(列表|清单|目录|名单)。
    (图里|这里|画面里)有(哪些|什么)(形状|图形|东西)？(列出来|用列表回答|请列清单|一一列出|分条回答|\
    逐条回答|逐个列出|写成列表)。
    (形状|图形|物体|所有形状|全部图形)(列表|清单|一览)(|：|。)
    (我要|我想要|我需要|我想看)(一个|一份)(形状|图形|所有形状|物体)(的|)(列表|清单)。
    (每个|每一个)(形状|图形)(写一行|占一行|列一条|一行|单独列出)。
    """,
    """
    请给我一份图中所有图形的清单。
    把图上的每个图形分行写出来。
    图形有哪些？请一条一条列给我。
    """,
)

_BACKGROUND = Grammar(
    """
    (背景|图的背景|图里的背景|画面背景|图片背景|画面的背景|照片背景|底|底面|后面|背后)(<se>|是<se>|\
    是<se>的)？
    (图的背景|图片背景|画面背景|画面的背景)(呈|为|属于|用的是|用了|涂成|刷成|填充成|填了|显示为|\
    采用)(<se>)？
    (背景|图的背景|底部颜色|画面背景)(的|)(颜色|色彩|色调|色)(是什么|是啥|是哪种|呢|为何|怎么样|\
    如何|是哪一种|叫什么|)？
    (形状后面|后面|图形后面|形状背后|图形背后|东西后面|最后面|最底层|底层|形状周围|四周|周围|\
    空白处)(是|呈|是啥|用了)(<se>|什么)？
    (<gao>)(背景|图片背景|画面背景)(的|)(颜色|色彩|是什么颜色)。
    <qing>(说出|描述|指出|识别|判断|告诉我|写出|报出|看看|观察)(图片的|画面的|)\
    背景(颜色|色彩|的颜色|的色彩|)。
    (什么|哪种|啥|何种|怎样的|什么样的)(颜色的|)背景？
    (背景|背景色|背景颜色|底色呢|背景呢|背景色呢)(：|，|)？
    (图|画面|图片|形状)(是|)(画在|放在|在|处在|摆在)(什么|哪种|何种|啥)(颜色|色)(的|)(背景|底|\
    纸)(上|里)？
    (用|拿|以)(什么|哪种|何种)颜色(做|当|作|作为|填充|涂)(的|了)背景？
    (背景|底)是(深|浅|黑|白|亮|暗)的还是(什么颜色的|别的颜色)？
    """,
    """
    这张图的底是用什么颜色铺的？
    画面最后面那层是什么颜色？
    请问背景填的是什么颜色？
    """,
)


def describe(scene: Scene, chance: Random) -> Lesson | None:
    """Return what a picture shows."""
    asked = _DESCRIBE.ask(chance)
    answer, facts = description(scene)
    thought = "我从上到下看图片。"
    return Lesson("zh-describe", asked.question, answer, says(*facts), "", thought, asked.unseen)


def description(scene: Scene) -> tuple[str, tuple[str, ...]]:
    """Return a description of a picture, and what it has to contain in order."""
    behind = f"背景是{BACKGROUNDS[scene.background.name]}"
    if scene.chart:
        return chart_in_words(scene.chart)
    shapes = scene.in_order()
    facts = tuple(_in_full(scene, one) for one in shapes)
    told = f"图中有{len(shapes)}个形状，{behind}：{'，'.join(facts)}。"
    if scene.writing:
        hue = HUES[scene.writing.colour]
        text = f"“{scene.writing.text}”"
        if not shapes:
            return f"图中有{hue}文字{text}，{behind}。", (f"{hue}文字", text)
        return f"{told}还有{hue}文字{text}。", (*facts, text)
    if not shapes:
        return f"图是空的，{behind}。", ("空的",)
    return told, facts


def listed(scene: Scene, chance: Random) -> Lesson | None:
    """Return every shape on a line of its own."""
    if not scene.shapes:
        return None
    asked = _LIST.ask(chance)
    facts = [_in_full(scene, one) for one in scene.in_order()]
    answer = "\n".join(f"- {one}" for one in facts)
    thought = f"我数到{len(facts)}个形状。"
    return Lesson("zh-list", asked.question, answer, says(*facts), "", thought, asked.unseen)


def background(scene: Scene, chance: Random) -> Lesson | None:
    """Return the colour of the background."""
    asked = _BACKGROUND.ask(chance)
    hue = BACKGROUNDS[scene.background.name]
    return Lesson(
        "zh-background", asked.question, f"背景是{hue}。", says(hue), hue, "", asked.unseen
    )


def _in_full(scene: Scene, shape: Shape) -> str:
    size = "大" if shape.size == "large" else "小"
    return f"{place(scene, shape)}有一个{size}的{name(shape)}"
