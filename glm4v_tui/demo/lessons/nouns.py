"""Words that the demo model does not know, so that it learns to say so."""

from __future__ import annotations

from random import Random
from zlib import crc32

_ENGLISH = """
dog cat horse cow sheep goat pig chicken duck goose turkey rabbit mouse rat hamster squirrel fox
wolf bear lion tiger leopard elephant giraffe zebra rhino hippo camel monkey gorilla kangaroo koala
panda deer moose bird eagle hawk owl parrot penguin pigeon swan peacock flamingo fish shark whale
dolphin seal octopus crab lobster shrimp jellyfish turtle tortoise frog toad snake lizard crocodile
dinosaur dragon unicorn insect bee wasp ant spider fly mosquito butterfly moth beetle ladybug worm
snail puppy kitten calf lamb pony donkey bat otter beaver raccoon skunk hedgehog sparrow raven crow
person man woman child boy girl baby teenager adult guy lady king queen prince princess knight
soldier policeman doctor nurse teacher student farmer chef waiter pilot driver sailor fireman
astronaut clown wizard witch pirate ninja robot ghost vampire zombie alien monster angel devil
mermaid cowboy dancer singer actor painter player crowd family couple bride groom tourist worker
face head eye nose mouth ear lip tooth tongue chin neck shoulder arm elbow hand finger thumb leg
knee foot toe hair beard mustache skin bone skull brain muscle smile tail wing feather paw claw
horn beak car truck bus van taxi train tram subway bicycle bike motorcycle scooter ship boat canoe
ferry yacht submarine plane airplane helicopter jet rocket spaceship balloon tractor bulldozer
crane ambulance trailer wagon cart sled skateboard wheel tire engine windshield anchor sail
propeller house building home hut cabin cottage castle palace tower skyscraper church temple mosque
cathedral school hospital hotel factory barn garage shed tent igloo bridge tunnel road street
sidewalk path highway railway station airport harbor port dock lighthouse windmill dam fountain
statue monument fence gate wall roof chimney window door balcony stairs ladder elevator floor
ceiling room kitchen bathroom bedroom office library museum theater stadium park playground garden
farm village city town tree bush grass leaf branch root trunk flower rose tulip daisy sunflower
lily cactus palm pine oak forest jungle mushroom seed weed moss vine bamboo mountain hill valley
river lake ocean sea beach island desert waterfall volcano glacier cave cliff canyon rock stone
pebble sand mud soil field meadow swamp sky cloud sun moon planet comet meteor galaxy rainbow rain
snow snowflake snowman lightning storm tornado wind fog fire flame smoke ash ice water wave puddle
shadow apple banana lemon lime grape strawberry blueberry raspberry cherry peach pear plum mango
pineapple watermelon melon kiwi coconut avocado tomato potato carrot onion garlic pepper cucumber
lettuce cabbage broccoli spinach corn pumpkin bean pea rice pasta noodle bread toast bagel bun
sandwich burger hamburger pizza taco burrito sushi soup salad steak meat ham bacon sausage egg
cheese butter milk yogurt cream cake pie cookie donut muffin pancake waffle candy chocolate
lollipop honey jam sugar salt coffee tea juice soda beer wine cocktail bottle cup mug glass plate
bowl fork knife spoon pan pot kettle oven stove fridge toaster microwave dishwasher napkin tray
basket jar chair sofa couch bed desk shelf cupboard wardrobe drawer mirror lamp candle carpet
rug curtain pillow blanket towel bathtub shower toilet sink faucet bucket broom mop vacuum iron
clock watch calendar vase painting poster television screen remote radio speaker headphone
microphone camera phone telephone computer laptop tablet keyboard printer monitor cable battery
charger lightbulb flashlight fan heater book notebook newspaper magazine envelope stamp pen pencil
eraser ruler scissors glue tape stapler paperclip backpack suitcase briefcase wallet purse umbrella
key lock coin bill card passport ticket hammer screwdriver wrench saw drill nail screw axe shovel
rake rope chain hook needle thread button zipper shirt blouse sweater jacket coat dress skirt jeans
shorts sock shoe boot sandal slipper hat cap helmet scarf glove belt tie bow ribbon necklace
bracelet earring crown sunglasses mask costume uniform doll teddy toy puzzle kite yoyo dice
chessboard guitar piano violin drum trumpet flute harp saxophone bell whistle football basketball
racket bat surfboard ski skate trophy medal flag logo emblem barcode map globe compass telescope
microscope magnet syringe pill bandage wheelchair crutch stethoscope sword shield gun bomb arrow
spear cannon armor treasure chest octagon pentagon heptagon decagon oval ellipse trapezoid
parallelogram crescent sphere cube cylinder cone pyramid prism spiral zigzag squiggle ring donut
semicircle kite curve line stripe wave swirl checkmark asterisk hashtag bracket parenthesis comma
moustache emoji smiley icon cursor arrowhead flowchart piechart histogram scatterplot sketch
cartoon photograph landscape portrait selfie traffic_light stop_sign fire_truck police_car
ice_cream hot_dog cell_phone coffee_cup tennis_racket teddy_bear street_lamp fire_hydrant
parking_meter wine_glass potted_plant dining_table hair_dryer baseball_glove sports_car steam_train
sailing_boat polar_bear palm_tree christmas_tree apple_tree birthday_cake french_fries
cheese_burger water_bottle light_bulb pine_cone rubber_duck swimming_pool school_bus garbage_can
mail_box alarm_clock desk_lamp washing_machine tea_pot old_man young_woman
little_girl small_boy black_cat white_horse wild_animal human_face red_panda
"""

_CHINESE = """
狗 猫 马 牛 羊 山羊 猪 鸡 鸭子 鹅 兔子 老鼠 仓鼠 松鼠 狐狸 狼 熊 狮子 老虎 豹子 大象 长颈鹿 斑马
犀牛 河马 骆驼 猴子 大猩猩 袋鼠 考拉 熊猫 鹿 鸟 老鹰 猫头鹰 鹦鹉 企鹅 鸽子 天鹅 孔雀 鱼 鲨鱼 鲸鱼
海豚 海豹 章鱼 螃蟹 龙虾 虾 水母 乌龟 青蛙 蛇 蜥蜴 鳄鱼 恐龙 龙 独角兽 昆虫 蜜蜂 蚂蚁 蜘蛛 苍蝇
蚊子 蝴蝶 甲虫 蜗牛 小狗 小猫 人 男人 女人 孩子 男孩 女孩 婴儿 老人 大人 国王 王后 公主 王子 骑士
士兵 警察 医生 护士 老师 学生 农民 厨师 司机 飞行员 消防员 宇航员 小丑 巫师 海盗 机器人 鬼 僵尸
外星人 怪物 天使 歌手 演员 画家 运动员 新娘 游客 工人 脸 头 眼睛 鼻子 嘴巴 耳朵 牙齿 舌头 脖子 肩膀
胳膊 手 手指 腿 膝盖 脚 头发 胡子 骨头 尾巴 翅膀 羽毛 爪子 汽车 卡车 公交车 出租车 火车 地铁 自行车
摩托车 船 轮船 帆船 潜艇 飞机 直升机 火箭 飞船 气球 拖拉机 救护车 消防车 警车 轮子 轮胎 房子 大楼
小屋 城堡 宫殿 塔 教堂 寺庙 学校 医院 酒店 工厂 仓库 帐篷 桥 隧道 路 街道 铁路 车站 机场 港口 灯塔
风车 喷泉 雕像 栅栏 大门 墙 屋顶 烟囱 窗户 门 阳台 楼梯 梯子 电梯 房间 厨房 卧室 办公室 图书馆
博物馆 公园 花园 农场 村庄 城市 树 草 叶子 树枝 花 玫瑰 向日葵 仙人掌 竹子 森林 蘑菇 种子 山 河 湖
海 沙滩 岛 沙漠 瀑布 火山 石头 沙子 田野 天空 云 太阳 月亮 行星 流星 彩虹 雨 雪 雪花 雪人 闪电 火
烟 冰 水 波浪 苹果 香蕉 橙子 柠檬 葡萄 草莓 樱桃 桃子 梨 芒果 菠萝 西瓜 椰子 西红柿 土豆 胡萝卜
洋葱 大蒜 辣椒 黄瓜 白菜 玉米 南瓜 豆子 米饭 面条 面包 三明治 汉堡 披萨 饺子 包子 寿司 汤 沙拉 牛排
肉 火腿 香肠 鸡蛋 奶酪 牛奶 蛋糕 饼干 糖果 巧克力 蜂蜜 咖啡 茶 果汁 啤酒 瓶子 杯子 盘子 碗 叉子 刀
勺子 筷子 锅 水壶 冰箱 椅子 桌子 沙发 床 书架 柜子 镜子 台灯 蜡烛 地毯 窗帘 枕头 被子 毛巾 浴缸
马桶 水桶 扫帚 钟 手表 日历 花瓶 电视 收音机 耳机 相机 手机 电话 电脑 键盘 鼠标 打印机 电池 灯泡
风扇 书 笔记本 报纸 信封 邮票 钢笔 铅笔 橡皮 尺子 剪刀 背包 箱子 钱包 雨伞 钥匙 锁 硬币 护照 票
锤子 锯子 钉子 斧头 铲子 绳子 链子 针 纽扣 衬衫 毛衣 夹克 外套 裙子 裤子 袜子 鞋子 靴子 帽子 头盔
围巾 手套 腰带 领带 项链 耳环 皇冠 眼镜 面具 娃娃 玩具 风筝 骰子 吉他 钢琴 小提琴 鼓 喇叭 笛子 铃铛
足球 篮球 网球 奖杯 奖牌 旗子 标志 二维码 地图 地球仪 指南针 望远镜 剑 盾牌 枪 炸弹 箭 宝箱 八边形
五边形 七边形 椭圆形 梯形 平行四边形 月牙 球体 立方体 圆柱 圆锥 金字塔 螺旋 波浪线 圆环 半圆 曲线
直线 箭头 表情 图标 饼图 折线图 红绿灯 冰淇淋 热狗 生日蛋糕 圣诞树 游泳池 洗衣机 闹钟
"""

_COLOURS = """
cyan turquoise magenta beige navy teal violet indigo maroon olive lime gold golden silver crimson
scarlet lavender salmon peach cream ivory khaki mint aqua amber bronze copper burgundy fuchsia coral
mauve charcoal ochre sepia taupe ebony vermilion cerise
azure sienna orchid wheat plum rose ruby emerald sapphire striped dotted transparent
rainbow-coloured
"""

_COLOURS_IN_CHINESE = (
    "青色 米色 金色 银色 天蓝色 藏青色 洋红色 深红色 橄榄色 卡其色 肉色 紫罗兰色 透明 彩虹色"
)

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "fish": "fish",
    "sheep": "sheep",
    "deer": "deer",
    "leaf": "leaves",
    "knife": "knives",
    "wolf": "wolves",
    "calf": "calves",
    "shelf": "shelves",
    "policeman": "policemen",
    "fireman": "firemen",
    "snowman": "snowmen",
}

_ALREADY_PLURAL = ("scissors", "stairs", "jeans", "shorts", "sunglasses", "fries", "dice")

_STARTS = (
    *("b", "bl", "br", "c", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "h", "j", "k"),
    *("kl", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "sk", "sl", "sn", "sp", "t", "tr", "v"),
    *("w", "z"),
)
_NEVER_INVENTED = (
    *("dot", "disk", "red", "black", "pink", "green", "box", "left", "top", "big", "six", "ten"),
    *("block", "look", "book", "pick", "list"),
)
_MIDDLES = ("a", "e", "i", "o", "u", "ee", "oo", "ai", "ou")
_ENDS = (
    *("b", "ck", "d", "ft", "g", "k", "l", "lm", "m", "mp", "n", "nk", "p", "rg", "rp", "rt", "sh"),
    *("sk", "t", "x", "z", "zz"),
)


def _kept(word: str) -> bool:
    """Return whether a word is kept from the training: about one in ten, with its compounds."""
    return any(crc32(part.encode()) % 10 == 0 for part in word.split(" "))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in dict.fromkeys(text.split()))


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = _words(text)
    taught = tuple(word for word in words if not _kept(word))
    return taught, tuple(word for word in words if _kept(word))


NOUNS, KEPT_NOUNS = _split(_ENGLISH)
"""English nouns in the singular, and those that only the evaluation asks for."""

CHINESE_NOUNS, KEPT_CHINESE_NOUNS = _split(_CHINESE)
"""Chinese nouns, and those that only the evaluation asks for."""

UNKNOWN_COLOURS, KEPT_COLOURS = _split(_COLOURS)
"""English names of colours that no shape has, and those that only the evaluation asks for."""

CHINESE_UNKNOWN_COLOURS = _words(_COLOURS_IN_CHINESE)
"""Chinese names of colours that no shape has."""


def noun(chance: Random) -> str:
    """Return an English noun that the training may use, sometimes an invented one."""
    if chance.random() < 0.2:
        return invented(chance)
    return chance.choice(NOUNS)


def invented(chance: Random) -> str:
    """Return a word that does not exist, such as blorp."""
    word = chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
    if chance.random() < 0.4:
        word += chance.choice(_MIDDLES) + chance.choice(_ENDS)
    return word + "in" if word in _NEVER_INVENTED or _kept(word) else word


def plural(word: str) -> str:
    """Return the plural of an English noun."""
    *before, last = word.split(" ")
    return " ".join([*before, _IRREGULAR.get(last) or _regular(last)])


def with_article(word: str) -> str:
    """Return a noun behind a or an."""
    return ("an " if word[0] in "aeiou" else "a ") + word


def _regular(word: str) -> str:
    if word in _ALREADY_PLURAL:
        return word
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
