"""Common English words, the ones that are taught and the ones that are kept for the evaluation."""

from __future__ import annotations

_TAUGHT = """
able about above accept across action active actor address advice afraid after again age agree air
airport album alive allow almost alone along already also always among anchor angel angle animal
ankle answer apart apple april archer arena argue arm army around arrive arrow artist ask asleep
atlas attic august aunt author autumn avenue awake away baby back bacon badge bag bake balance ball
balloon bamboo banana band bank bar barn base basket bat bath battle beach bead bean bear beard
beat beauty bed bee beef beer before begin behind bell belong below belt bench berry best better
between beyond bicycle big bike bird birth bite bitter blade blank blanket blind block blood bloom
blow blue board boat body boil bold bone bonus book boot border born borrow boss bottle bottom bowl
box boy brain branch brand brave bread break breath brick bride bridge bright bring broken brother
brown brush bucket budget build bullet bundle burn bus bush butter button buy cabin cable cactus
cage cake call calm camel camera camp canal candle candy cannon canvas captain car carbon card care
carpet carrot carry cart case castle cat catch cattle cave center chain chair chalk chance change
chapter charge chase cheap check cheese cherry chess chest chicken chief child chin choice circle
circus city claim clap class clay clean clear clerk clever cliff climb clock close cloth cloud
clover club clue coach coal coast coat cobra code coffee coin cold collar colony comb come comet
comfort common cook cookie copper copy coral corn corner cotton couch count country couple courage
cousin cover cow crab crane crash cream credit creek crew crime crop crowd crown cruel crystal cube
culture cup curtain curve cycle daily dance dark data date dawn day deal dear debate decide deep
deer degree delay deliver delta dentist depth desert design desk detail device dial diamond diary
diet dinner dirty dish distant doctor dog doll dollar dolphin donkey door double dough dove down
dragon drama draw dream dress drink drive drop drum dry duck dust duty eager eagle early earth east
easy eat echo edge effort egg eight either elbow eleven empire empty end enemy energy engine enjoy
enough enter entry equal error escape estate even evening event every exact exam example exit
expert extra eye fable fabric face fact factory fail fair faith fall family famous fancy far farm
fast father favor fear feather feed feel fence ferry festival fever few field fifty fight figure
film final find finger finish fire first fish five flag flame flash flat flight float flood floor
flour flower flute fly focus fog fold follow food foot forest forget fork form fort forward four
fox frame free fresh friend frog front frost frozen fruit fuel full funny future galaxy game garage
garden garlic gas gate gentle ghost giant gift ginger girl give glad glass globe glory glove glue
goal goat gold golf good goose grain grand grape grass gravity great green grey grid ground group
grow guard guest guide guitar gum habit hair half hall hammer hand handle happy harbor hard harvest
hat have hawk head heal heart heat heavy hedge heel height hello help hen herb hero hidden high
hill hint history hobby hold hole holiday home honest honey hood hook hope horizon horn horse
hospital hotel hour house human humble humor hundred hungry hunter hurry ice icon idea image inch
income index ink insect inside iron item ivory jacket jam january jar jazz jeans jelly jewel job
join joke journey joy judge juice july jump june jungle junior jury just keen keep kettle key kick
kid kind king kingdom kiss kitchen kite kitten knee knife knock knot know label lace ladder lady
lake lamp land lane large laser last late laugh lava law lazy lead leaf league learn leather leave
left leg lesson letter level library lift light like lily lime limit line link lion lip list little
live lizard local lock log long look lost loud love low lucky lunch machine magic magnet mail main
make mammal man mango manner map marble march market mask master match matter may meadow meal mean
meat medal medium meet member memory menu merry metal meter middle milk mind mine minute mirror
mist mix model modern moment monday money monkey month moon moral morning mother motor mountain
mouse mouth move movie much mud muffin museum music mystery nail name napkin narrow nature near
neck needle nephew nest net never new news next nice night nine noble noise normal north nose note
nothing novel number nurse nut oak oasis object ocean october offer office often oil old olive
onion only open orange orbit orchid order organ other otter outside oven over owl owner oxygen page
paint pair palace palm panda panel paper parade parent park parrot part party pass past paste path
patient pause pay pea peace peach pear pearl pen pencil penguin people pepper perfect phone photo
piano pick picnic picture pie pig pillow pilot pin pine pink pipe pirate place plain plan plant
plastic plate play please plenty plum pocket poem poet point polar pole police polite pond pony
pool poor popular port potato pottery pound powder power prairie present pretty price pride prince
print prize problem promise proud public pull pump pumpkin pupil puppy purple push puzzle pyramid
quarter queen quick quiet quilt rabbit race radar radio rail rain raise ranch range rapid raven
ready real recipe red region relax remote repair rescue rest rice rich ride right ring ripe rise
river road roast robin rocket roll roof room root rope rose round route royal rubber rude ruler run
rural sad safe sail salad salmon salt same sand sauce save scale scarf scene school science score
scout screen sea search season seat second secret see seed select sell senior seven shadow shake
shape share shark sharp sheep shelf shell shield shine ship shirt shoe shop short shoulder shout
show shower shut side sign signal silent silk silver simple singer sister six size skate skill skin
skirt sky sleep slice slide slow small smart smile smoke smooth snail snake snow soap social sock
soda sofa soft soil soldier solid song soon sound soup south space spark speak special speed spell
spice spider spirit split spoon sport spring square squirrel stage stair stamp stand star start
station statue steam steel step stick stone stop store storm story stove straw street strong
student studio style sugar summer sun sunday sunset supper sure surf surprise swan sweet swim swing
sword symbol table tail take talent talk tall tango tank tape target taste taxi tea teach team
temple tennis tent test thank theater theory thick thin thing third thirty thorn thread three
throne thumb thunder ticket tide tidy time tiny title toast today toe tomato tomorrow tone tongue
tonight tool tooth top torch tornado total touch tour tower town toy track trade train travel tray
treasure treat tree triangle tribe trick trip trophy trouble truck true trumpet trust truth tulip
tuna tunnel turkey turn turtle twelve twenty twin type uncle under uniform union unit until upper
urban useful usual vacation valley value van vanilla velvet venus very vessel victory video view
village vine violet violin virus vision visit vital voice volcano vote wagon wait walk wall walnut
want war warm warning wash watch water wave wax weak wealth weather week welcome west whale wheat
wheel when whisper white wide wild willow win wind window winter wire wise wish wolf woman wonder
wood wool word work world worm worth wrist write wrong yard year yellow yes yesterday young youth
zebra zero zone
"""

_UNSEEN = """
acorn almond ambulance apron bakery barrel beacon biscuit blossom bracelet breeze buffalo cabbage
canyon cedar chimney cinema compass cricket cucumber dagger danger daisy dinosaur elephant emerald
falcon fountain friday gadget giraffe hamster helmet hockey igloo island jaguar jigsaw kangaroo
lantern lemon lobster magpie maple meteor mushroom nectar november oyster paddle parsley pebble
pizza planet plaza quartz raccoon radish ribbon robot saddle salute satin shovel
sparrow spinach tiger tractor turbo umbrella vampire walrus whistle wizard yogurt zipper
"""

WORDS = tuple(dict.fromkeys(_TAUGHT.split()))
"""The words of the training."""

UNSEEN_WORDS = tuple(_UNSEEN.split())
"""The words that are kept from the training."""
