"""Small talk in Chinese, and questions about a picture where there is none."""

from __future__ import annotations

from random import Random

from glm4v_tui.demo.lessons.grammar import Grammar
from glm4v_tui.demo.lessons.lesson import Lesson
from glm4v_tui.demo.lessons.talk import Topic, fixed

NO_PICTURE = "我没有看到图片。请添加一张图片。"
"""The answer to a question about a picture that is not there."""

TOPICS = (
    Topic(
        Grammar(
            """
            (你好|您好|嗨|哈喽|嘿|大家好|你好啊|你好呀)(|！|。)
            (早上|晚上|下午|中午)好(|！|。)
            (早|早安|很高兴认识你|有人吗|在吗|你在吗)(|？|！)
            """,
            """
            (哈罗|你好你好|上午好)(|！)
            """,
        ),
        "你好！请给我一张简单的图片，然后提问。",
        "这是问候。",
    ),
    Topic(
        Grammar(
            """
            (你|您)是(谁|什么|什么模型|哪个模型|机器人吗|人吗|人工智能吗|真人吗)？
            你叫什么(|名字)？
            (介绍一下|说说|介绍介绍|讲讲)(你自己|自己)。
            自我介绍(|一下)。
            (这是|你是)什么(程序|模型)？
            你是(GLM|GLM-4V|ChatGPT|智谱的模型)吗？
            谁(做|创造|训练|开发|制作)了你？
            你是(怎么|如何)(训练|做出来|造出来)的？
            """,
            """
            你的名字是什么？
            请做个自我介绍。
            """,
        ),
        "我是一个很小的演示模型，采用GLM-4.1V架构。"
        "我用合成图片训练，图片里有简单的形状、短文字和柱状图。",
        "问的是我是谁。",
    ),
    Topic(
        Grammar(
            """
            你(会|能|可以)(做什么|干什么|做些什么|干嘛|回答什么|看懂什么)？
            你有什么(功能|能力|本领|用)？
            (帮助|帮帮我|帮我|救命|怎么用|怎么使用|如何使用)(|？|。)
            我(可以|能|该)问(你|)什么？
            你(懂|知道)什么？
            这个(程序|模型)(怎么用|有什么用)？
            你能(怎么|如何)帮我？
            """,
            """
            你擅长什么？
            你都有哪些功能？
            """,
        ),
        "我可以：\n- 描述有彩色形状的简单图片\n- 数形状、找形状，并给出边界框\n"
        "- 读短文字\n- 回答关于柱状图的问题\n- 比较图片\n\n加上 /think 可以看到我的思考。",
        "问的是我会做什么。",
    ),
    Topic(
        Grammar(
            """
            (谢谢|多谢|感谢|谢谢你|非常感谢|谢了|谢谢啦|太谢谢了)(|！|。)
            (很好|太好了|真棒|不错|厉害|好极了|真聪明|你真棒|做得好|对了|答对了)(|！|。)
            (好的|好|嗯)，(谢谢|多谢|谢谢你)(|！|。)
            """,
            """
            (感激不尽|干得漂亮|十分感谢)(|！)
            """,
        ),
        "不客气！",
        "用户很友好。",
    ),
    Topic(
        Grammar(
            """
            (你|)(确定|肯定)(吗|么|)？
            (真的|是真的|这是真的|对|这对|没错|是这样|这样对)吗？
            (我不信|不对|错了|你错了|不是吧|这不对|答错了)(|。|！)
            (再看看|再看一遍|再想想|再检查一下)(|。)
            我(能|可以)相信你吗？
            你会(出错|犯错)吗？
            """,
            """
            你有把握吗？
            我觉得不对。
            """,
        ),
        "我想是的，不过我只是一个很小的演示模型，可能会出错。",
        "问的是我是否确定。",
    ),
    Topic(
        Grammar(
            """
            (再见|拜拜|回头见|下次见|晚安|明天见|我走了|先这样|我要走了)(|！|。)
            """,
            """
            (改天见|后会有期|我先走了)(|。)
            """,
        ),
        "再见！",
        "用户要离开。",
    ),
    Topic(
        Grammar(
            """
            (你|您)(好吗|怎么样|还好吗|最近好吗|今天好吗|最近怎么样|今天怎么样)？
            (最近|今天)(好吗|怎么样|过得好吗)？
            (吃了吗|你吃了吗|心情好吗)？
            """,
            """
            你过得怎么样？
            近来可好？
            """,
        ),
        "我很好，谢谢。给我看一张图片吧！",
        "问的是我好不好。",
    ),
    Topic(
        Grammar(
            """
            你(有多大|多大|多大了|有多聪明|聪明吗|有多厉害|很小吗|准确吗|可靠吗)？
            你有(多少|几个)(参数|层|神经元)？
            你(能|会|可以)(认人|识别人|识别动物|看懂照片|看视频|读长文章|画画|唱歌|学习)吗？
            你(会|能)(说|讲)(英语|日语|法语|德语|别的语言)吗？
            """,
            """
            你的参数量是多少？
            你能认出人脸吗？
            """,
        ),
        "我很小，大约有1400万个参数。我只认识简单的形状、短文字和柱状图，所以可能会出错。",
        "问的是我的能力。",
    ),
    Topic(
        Grammar(
            """
            (好|好的|是|是的|不|不是|嗯|哦|行|可以|测试|试试|知道了|明白了|对|没有)(|。|！)
            (我想问|问你一个问题|我有问题|我可以问吗|继续|下一个|开始吧)(|。|？)
            """,
            """
            (测试一下|好吧|我明白)(|。)
            """,
        ),
        "请问我关于图片的问题，例如：有几个红色圆形？",
        "还没有问题。",
    ),
)
"""What people say in Chinese besides questions about a picture."""


def talk_in_chinese(chance: Random) -> Lesson:
    """Return small talk in Chinese."""
    return chance.choice(TOPICS).lesson("zh-talk", chance)


def thanks_in_chinese(chance: Random) -> Lesson:
    """Return how a user closes a conversation in Chinese."""
    return TOPICS[chance.choice((3, 3, 4, 5))].lesson("zh-talk", chance)


def without_picture_in_chinese(about_one: Lesson) -> Lesson:
    """Return the answer to a Chinese question about a picture where none is to be seen."""
    return fixed("no-picture", about_one.question, NO_PICTURE, "没有图片。", about_one.unseen)
