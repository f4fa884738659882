/* Words for the map's own kinds of places; one that has none here is shown without. */

export default {
  category: {
    hospital: '医院', clinic: '诊所', doctors: '诊所', dentist: '牙科', pharmacy: '药房', department: '科室', nursing_home: '养老院', social_facility: '福利机构', defibrillator: '除颤仪', ambulance_station: '急救站', fire_station: '消防站', fire_hydrant: '消防栓', police: '派出所', phone: '求助电话', veterinary: '兽医站',
    gate: '大门', entrance: '入口', parking_entrance: '车库入口', elevator: '电梯', building: '楼', toll_booth: '收费站',
    bus_stop: '公交站', bus_station: '汽车站', station: '车站', subway_station: '地铁站', halt: '车站', tram_stop: '电车站', subway_entrance: '地铁口', platform: '站台', stop_position: '停靠点', ferry_terminal: '码头', aerodrome: '机场', terminal: '航站楼', helipad: '直升机坪', taxi: '出租车站', parking: '停车场', fuel: '加油站', charging_station: '充电站', motorway_junction: '高速出口', rest_area: '休息区', services: '服务区', km_post: '里程桩', level_crossing: '铁路道口',
    residential: '小区', apartments: '公寓', neighbourhood: '街区', quarter: '片区', suburb: '城区', district: '行政区', town: '镇', village: '村', hamlet: '村庄', isolated_dwelling: '独户', farm: '农场', locality: '地名', square: '广场', island: '岛', islet: '小岛', industrial: '工业区', commercial: '商务区', retail: '商业区', barracks: '营区', dormitory: '宿舍', construction: '工地',
    university: '大学', college: '学院', school: '学校', kindergarten: '幼儿园', library: '图书馆', community_centre: '社区中心',
    supermarket: '超市', convenience: '便利店', mall: '商场', department_store: '百货商场', marketplace: '市场', shop: '商店', bakery: '面包店', hairdresser: '理发店', bank: '银行', atm: '取款机', post_office: '邮局', office: '办公室', company: '公司', government: '政府机关', townhall: '政府', courthouse: '法院', works: '工厂', warehouse: '仓库',
    restaurant: '餐馆', fast_food: '快餐店', cafe: '咖啡馆', bar: '酒吧', pub: '酒馆', hotel: '宾馆', guest_house: '旅馆', motel: '汽车旅馆', hostel: '青年旅舍', internet_cafe: '网吧',
    park: '公园', garden: '花园', playground: '游乐场', pitch: '球场', sports_centre: '体育中心', stadium: '体育场', fitness_centre: '健身房', swimming_pool: '游泳池', golf_course: '高尔夫球场', nature_reserve: '自然保护区', theme_park: '主题公园', zoo: '动物园', cinema: '影院', theatre: '剧院', museum: '博物馆', attraction: '景点', viewpoint: '观景点', monument: '纪念碑', memorial: '纪念物', place_of_worship: '宗教场所', toilets: '公厕', cemetery: '墓地', beach: '海滩', peak: '山峰', water: '水面', bay: '海湾',
  },
}
